/**
 * The functions that stand in for the code of learners, a file each. They know nothing of the
 * service that runs them: an event comes in, an answer goes out, and what they need besides is in
 * their {@link dev.federationlab.aws.lambda.functions.Context}. Whoever adds one writes a class and
 * a line in {@link dev.federationlab.aws.lambda.functions.SuppliedFunctions}.
 */
@NullMarked
package dev.federationlab.aws.lambda.functions;

import org.jspecify.annotations.NullMarked;
