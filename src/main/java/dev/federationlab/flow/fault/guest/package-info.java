/**
 * Faults of guests, and of their becoming members. Each that needs another configuration has an
 * identity pool of its own, which is removed afterwards.
 */
@NullMarked
package dev.federationlab.flow.fault.guest;

import org.jspecify.annotations.NullMarked;
