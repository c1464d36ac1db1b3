/**
 * AWS Security Token Service: lends credentials of a role to whoever the role trusts.
 *
 * <pre>
 * AssumeRoleWithWebIdentity: RoleArn → WebIdentities (token → WebIdentity) → trust policy ─┐
 *                            or, with a ProviderId, OpaqueTokens (asks the provider)        │
 * AssumeRole:                RoleArn → caller's policies and trust policy ─────────────────┤
 *                                      Durations, SessionPolicies, SessionTags ◄───────────┘
 *                                      └─► Sessions → temporary credentials, which nobody stores
 * </pre>
 *
 * Knows roles and providers by {@link dev.federationlab.aws.sts.AccountDirectory}, and no provider
 * from inside: a token is verified with the keys that its issuer publishes, and one without a
 * signature by asking its provider. Every step is noted, in order; the refusal of a role says to
 * the caller as little as AWS does, and to the reader of the explanation the truth.
 */
@NullMarked
package dev.federationlab.aws.sts;

import org.jspecify.annotations.NullMarked;
