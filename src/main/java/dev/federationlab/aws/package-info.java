/**
 * The embedded AWS. A request passes five rooms, each a package with one job; whoever adds an
 * operation touches only the fourth:
 *
 * <pre>
 * wire → access (who is calling, and may they?) → operation (a package a service) → store
 *   └───────────────── decision: what each room checked, kept in the trail ─────────┘
 * </pre>
 *
 * This package holds what the rooms hand to each other: {@link dev.federationlab.aws.Principal},
 * {@link dev.federationlab.aws.Call}, {@link dev.federationlab.aws.Operation}, {@link
 * dev.federationlab.aws.Intent}, {@link dev.federationlab.aws.Service}, {@link
 * dev.federationlab.aws.ServiceException}. Services do not import each other; what user pools and
 * identity pools have in common is {@code pool}.
 */
@NullMarked
package dev.federationlab.aws;

import org.jspecify.annotations.NullMarked;
