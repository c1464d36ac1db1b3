/**
 * Deliberate breaks of stages, a file each. A fault spoils what goes into a stage or how the
 * sandbox is set up for it, never how the other party checks. Roles that a fault needs have names
 * of their own and stay, so that nothing must be put back and two tabs do not disturb each other.
 */
@NullMarked
package dev.federationlab.flow.fault;

import org.jspecify.annotations.NullMarked;
