/**
 * The stages of web identity federation without Cognito: the app's side of each conversation, and
 * how a sandbox is set up for it through the AWS API. Knows no fault: those come from {@code
 * flow.catalog}, and find their way in through {@link dev.federationlab.flow.Run}.
 */
@NullMarked
package dev.federationlab.flow.webidentity;

import org.jspecify.annotations.NullMarked;
