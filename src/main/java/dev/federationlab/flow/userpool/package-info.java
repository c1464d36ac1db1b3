/**
 * The stages of a user pool's two flows: the directory with its sign-in by SRP, and the life of the
 * tokens that come of it. The app's side of each conversation, and how a sandbox is set up for it
 * through the AWS API. Knows no fault: those come from {@code flow.catalog}, and find their way in
 * through {@link dev.federationlab.flow.Run}.
 */
@NullMarked
package dev.federationlab.flow.userpool;

import org.jspecify.annotations.NullMarked;
