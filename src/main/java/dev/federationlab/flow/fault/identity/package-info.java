/**
 * The deliberate breaks of what an identity pool takes, of what its roles trust, and of what their
 * sessions may do.
 */
@NullMarked
package dev.federationlab.flow.fault.identity;

import org.jspecify.annotations.NullMarked;
