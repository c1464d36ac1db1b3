package dev.federationlab.aws.userpools.login;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a code stands for: what the authorization request said, and who signed in for it.
 *
 * @param challenge of PKCE with S256; absent without
 * @param signedInAt {@code auth_time} of the tokens
 */
record Granted(
    String clientId,
    String redirectUri,
    List<String> scopes,
    @Nullable String nonce,
    @Nullable String challenge,
    String username,
    String sub,
    Instant signedInAt) {}
