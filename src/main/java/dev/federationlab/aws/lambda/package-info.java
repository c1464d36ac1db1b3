/** Lambda: functions whose code the product supplies. */
@NullMarked
package dev.federationlab.aws.lambda;

import org.jspecify.annotations.NullMarked;
