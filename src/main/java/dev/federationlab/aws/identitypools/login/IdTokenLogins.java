package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import dev.federationlab.token.TokenVerifier;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import dev.federationlab.token.Verification;
import dev.federationlab.token.VerifiedToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Logins by ID tokens: of user pools, Google, and OpenID Connect providers registered in IAM.
 * Checked in this order: form, issuer, provider, claims that must be there, signature, expiry,
 * audience, and for user pools what they know themselves. A token is expired at {@code exp}, as
 * captures show; the five minutes of RFC 7523 that the guide speaks of are given to {@code iat} and
 * {@code nbf} (aws-behaviour 1.1, 4.14).
 */
public final class IdTokenLogins {
  private static final String SOURCE = "Developer Guide, OpenID Connect providers";
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final List<String> REQUIRED = List.of("sub", "aud", "exp", "iat");

  private final TokenVerifier verifier;
  private final TrustedIssuers issuers;
  private final UserPoolCheck userPools;

  public IdTokenLogins(TokenVerifier verifier, TrustedIssuers issuers, UserPoolCheck userPools) {
    this.verifier = verifier;
    this.issuers = issuers;
    this.userPools = userPools;
  }

  /** As {@link TrustedIssuers#provider}. */
  String provider(String key) {
    return issuers.provider(key);
  }

  VerifiedLogin verify(Call call, IdentityPool pool, String provider, String compact) {
    var token = parse(call, compact);
    var trusted = issuers.of(call, pool, provider);
    requireIssuer(call, provider, token, trusted.issuers());
    SupportedProvider.require(call, pool, provider, trusted.clientIds());
    requireClaims(call, token);
    var verification = verifier.verify(token, Duration.ZERO, EARLY);
    call.explanation().checks(verification::checks);
    var verified = verification.token().orElseThrow(() -> refusal(call, token, verification));
    var clientId = requireAudience(call, verified, trusted);
    if (trusted.userPoolId().isPresent()) {
      requireActive(call, pool, provider, clientId, trusted.userPoolId().get(), verified);
    }
    return new VerifiedLogin(
        provider,
        verified.subject(),
        Optional.of(trusted.mappingKey(clientId)),
        trusted.names(),
        verified.claims());
  }

  private static UnverifiedToken parse(Call call, String compact) {
    try {
      return UnverifiedToken.parse(compact);
    } catch (MalformedTokenException e) {
      call.explanation()
          .check(
              Check.failed(
                  "token",
                  "a JWT of three parts",
                  String.valueOf(e.getMessage()),
                  "RFC 7515 §3.1"));
      throw invalid("Not a valid OpenId Connect identity token.");
    }
  }

  private static void requireIssuer(
      Call call, String provider, UnverifiedToken token, List<String> issuers) {
    var issuer = token.issuer().orElse("none");
    boolean matches = issuers.contains(issuer);
    call.explanation()
        .check(
            new Check(
                "issuer",
                "that of " + provider + ": " + String.join(" or ", issuers),
                issuer,
                matches,
                SOURCE));
    if (token.issuer().isEmpty()) {
      throw invalid("Missing a required claim: iss");
    }
    if (!matches) {
      throw invalid("Issuer doesn't match providerName");
    }
  }

  /** An access token of a user pool is good in all but this: it has no audience. */
  private static void requireClaims(Call call, UnverifiedToken token) {
    for (var name : REQUIRED) {
      if (!token.claims().containsKey(name)) {
        call.explanation()
            .check(
                Check.failed(
                    "required claims",
                    "iss, " + String.join(", ", REQUIRED),
                    "no `" + name + "`" + (isAccessToken(token) ? ": an access token" : ""),
                    SOURCE));
        throw invalid("Missing a required claim: " + name);
      }
    }
  }

  private static boolean isAccessToken(UnverifiedToken token) {
    return "access".equals(token.claims().get("token_use"));
  }

  private static ServiceException refusal(
      Call call, UnverifiedToken token, Verification verification) {
    var failure =
        verification
            .failure()
            .orElseThrow(() -> new IllegalStateException("neither a token nor a failure"));
    return switch (failure) {
      case MALFORMED -> invalid("Not a valid OpenId Connect identity token.");
      case EXPIRED ->
          invalid(
              "Token expired: " + call.now().getEpochSecond() + " >= " + token.claims().get("exp"));
      case ALGORITHM, KEYS_UNAVAILABLE, UNKNOWN_KEY, SIGNATURE, NOT_YET_VALID ->
          invalid("Couldn't verify signed token.");
    };
  }

  /** The client ID that the token is for: {@code azp} if there is one, else {@code aud}. */
  private static String requireAudience(Call call, VerifiedToken token, TrustedIssuer trusted) {
    var clientId = token.authorizedParty().orElse(token.audience().get(0));
    boolean listed = trusted.clientIds().contains(clientId);
    call.explanation()
        .check(
            new Check(
                "audience",
                "a client of the pool: " + String.join(", ", trusted.clientIds()),
                clientId,
                listed,
                SOURCE));
    if (!listed) {
      throw SupportedProvider.refusal();
    }
    return clientId;
  }

  private void requireActive(
      Call call,
      IdentityPool pool,
      String provider,
      String clientId,
      String userPoolId,
      VerifiedToken token) {
    boolean checked =
        pool.userPools(provider).stream()
            .anyMatch(entry -> entry.clientId().equals(clientId) && entry.checked());
    if (checked && !userPools.active(call, userPoolId, token.claims())) {
      throw IdentityPoolErrors.NOT_AUTHORIZED.exception("Token is inactive");
    }
  }

  private static ServiceException invalid(String how) {
    return IdentityPoolErrors.NOT_AUTHORIZED.exception("Invalid login token. " + how);
  }
}
