/**
 * Why a party answered as it did: the ordered {@link dev.federationlab.decision.Check}s behind one
 * answer, by phase where there are many, the policies that were read, what a party asked others
 * meanwhile, and the {@link dev.federationlab.decision.Trail} that finds them by request ID.
 * Parties write decisions, pages read them; nothing here decides.
 */
@NullMarked
package dev.federationlab.decision;

import org.jspecify.annotations.NullMarked;
