/**
 * The deliberate breaks of the user pools' flows. Where one breaks something about a user, it has a
 * user of its own, who is taken out of the directory again.
 */
@NullMarked
package dev.federationlab.flow.fault.userpool;

import org.jspecify.annotations.NullMarked;
