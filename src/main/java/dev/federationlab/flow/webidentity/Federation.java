package dev.federationlab.flow.webidentity;

import org.jspecify.annotations.Nullable;

/**
 * How AWS knows a provider. All three are built in: none has to be registered in IAM.
 *
 * @param principal the federated principal in a trust policy: {@code "graph.facebook.com"}
 * @param appKey the condition key that holds the app a token was made for
 * @param userKey the condition key, and policy variable, that holds the person
 * @param providerId what the caller of STS must say along with an opaque token; absent for
 *     providers whose tokens are JWTs, which say it themselves
 * @param nobody an ID of the provider's form that is nobody's here
 * @param otherApp the ID of somebody else's app at the same provider
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">
 *     IAM and AWS STS condition context keys</a>
 */
public record Federation(
    String principal,
    String appKey,
    String userKey,
    @Nullable String providerId,
    String nobody,
    String otherApp) {}
