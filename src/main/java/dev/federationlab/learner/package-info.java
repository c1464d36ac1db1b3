/**
 * Who sits at the browser, and what they did that no run of a stage records: what they guessed before it. Known by a
 * random cookie; only its hash is ever stored.
 *
 * <pre>
 * cookie ──SHA-256──► Learner.id ──► space "learner:ID" of the store ◄── Journal
 * </pre>
 *
 * Knows no page and no flow: stages are ids here.
 */
@NullMarked
package dev.federationlab.learner;

import org.jspecify.annotations.NullMarked;
