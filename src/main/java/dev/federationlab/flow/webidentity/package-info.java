/**
 * The stages of web identity federation without Cognito: the app's side of each conversation, and
 * how a sandbox is set up for it through the AWS API. One set of stages serves all providers.
 *
 * <pre>
 * SignIn ─► TradeCode ─► AssumeRole ─► UseS3        (stages; SignInForToken is the first two in one)
 *    └────────┴───────────┴─────────────┴── WebIdentityProvider: Google │ Facebook │ Amazon
 *                         WebIdentityRole ── Federation: principal, condition keys, ProviderId
 * </pre>
 *
 * A provider says how the app speaks to it (through {@code Conversation}), how the app checks its
 * token ({@code IdTokenReading}, {@code TokenReading}) and how AWS knows it. Knows no fault: those
 * come from {@code flow.catalog}, and find their way in through {@link dev.federationlab.flow.Run}.
 */
@NullMarked
package dev.federationlab.flow.webidentity;

import org.jspecify.annotations.NullMarked;
