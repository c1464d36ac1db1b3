/**
 * One policy that gives each user a prefix and a row of their own.
 *
 * <pre>
 * OpenSession ─► UseS3 ─► UseTable ─► Others ─► Substitution
 *                  own        own       Ben's       Ada and Ben, by the same policy
 * </pre>
 *
 * The stages in the middle are those of every identity pool; {@link
 * dev.federationlab.flow.owndata.Neighbour} is the other user, with things of his own.
 */
@NullMarked
package dev.federationlab.flow.owndata;

import org.jspecify.annotations.NullMarked;
