/**
 * Faults of policies that give each user their own. A fault with another policy has an identity
 * pool and a role of its own, which are removed afterwards.
 */
@NullMarked
package dev.federationlab.flow.fault.owndata;

import org.jspecify.annotations.NullMarked;
