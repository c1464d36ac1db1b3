/** The deliberate breaks of a sign-in that a user pool brokers. */
@NullMarked
package dev.federationlab.flow.fault.social;

import org.jspecify.annotations.NullMarked;
