package dev.federationlab.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of an ID token whose form, signature and times were verified. Only {@link
 * TokenVerifier} makes one; who it is meant for is for its receiver to check.
 *
 * @param audience the {@code aud} claim, one or more
 * @param authorizedParty the {@code azp} claim
 */
public record VerifiedToken(
    String issuer,
    String subject,
    List<String> audience,
    Optional<String> authorizedParty,
    Instant issuedAt,
    Instant expiresAt,
    Map<String, Object> claims) {}
