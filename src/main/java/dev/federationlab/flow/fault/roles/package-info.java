/**
 * Faults of the choice of a role. Whoever they need besides Rita and Ed is taken out of the
 * directory afterwards.
 */
@NullMarked
package dev.federationlab.flow.fault.roles;

import org.jspecify.annotations.NullMarked;
