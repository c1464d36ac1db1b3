/**
 * Who sits at the browser and how far they are. Known by a random cookie; only an ID made from its
 * hash is ever stored.
 *
 * <pre>
 * cookie ──SHA-256──► Learner.id ──► Runs (flow) ──► Standing: account, stages run
 * </pre>
 *
 * Knows no page.
 */
@NullMarked
package dev.federationlab.learner;

import org.jspecify.annotations.NullMarked;
