package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.sts.AccountDirectory.TrustedProvider;
import dev.federationlab.decision.Check;
import dev.federationlab.token.TokenVerifier;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import dev.federationlab.token.Verification;
import dev.federationlab.token.VerifiedToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From a provider's ID token to a {@link WebIdentity}, in the order of aws-behaviour 2.3: form,
 * provider, keys, signature, times, audience.
 */
final class WebIdentities {
  private static final String SOURCE = "STS API reference, AssumeRoleWithWebIdentity";
  private static final String GOOGLE = "accounts.google.com";
  private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

  private final TokenVerifier verifier;
  private final AccountDirectory directory;
  private final Map<String, String> builtIn;

  /**
   * @param builtIn built-in providers that no account has to register, by issuer URL
   */
  WebIdentities(TokenVerifier verifier, AccountDirectory directory, Map<String, String> builtIn) {
    this.verifier = verifier;
    this.directory = directory;
    this.builtIn = Map.copyOf(builtIn);
  }

  /** A provider as the role's account knows it: built in, or registered with its audiences. */
  private record Known(String principal, String name, Optional<TrustedProvider> registered) {}

  /**
   * @throws ServiceException InvalidIdentityToken or ExpiredTokenException
   */
  WebIdentity verify(Call call, String accountId, String compact) {
    var token = parse(call, compact);
    var issuer = issuer(call, token);
    var provider = provider(call, accountId, issuer);
    var verification = verifier.verify(token, Duration.ZERO);
    call.explanation().checks(verification::checks);
    var verified = verification.token().orElseThrow(() -> refusal(call, token, verification));
    var appId = verified.authorizedParty().orElse(audience(verified));
    provider.registered().ifPresent(registered -> requireAudience(call, registered, appId));
    return new WebIdentity(
        provider.principal(),
        provider.registered().map(TrustedProvider::arn).orElse(issuer),
        audience(verified),
        verified.subject(),
        keys(provider, verified, appId),
        SessionTags.ofClaims(verified.claims()),
        verified.claims().get(SOURCE_IDENTITY) instanceof String text
            ? Optional.of(text)
            : Optional.empty());
  }

  private static UnverifiedToken parse(Call call, String compact) {
    try {
      var token = UnverifiedToken.parse(compact);
      call.explanation()
          .check(
              Check.passed(
                  "token",
                  "a JWT of three parts",
                  compact.length() + " characters",
                  "RFC 7515 §3.1"));
      return token;
    } catch (MalformedTokenException e) {
      call.explanation()
          .check(
              Check.failed(
                  "token",
                  "a JWT of three parts",
                  String.valueOf(e.getMessage()),
                  "RFC 7515 §3.1"));
      throw new ServiceException(StsError.NOT_A_JWT);
    }
  }

  private static String issuer(Call call, UnverifiedToken token) {
    return token
        .issuer()
        .orElseThrow(
            () -> {
              call.explanation()
                  .check(Check.failed("issuer", "a claim `iss`", "none", "OpenID Connect Core §2"));
              return new ServiceException(
                  StsError.INVALID_IDENTITY_TOKEN, "Missing a required claim: iss");
            });
  }

  private Known provider(Call call, String accountId, String issuer) {
    var name = builtIn.get(issuer);
    if (name != null) {
      call.explanation()
          .check(
              Check.passed(
                  "provider",
                  "built in, or registered in account " + accountId,
                  issuer + ", built in as " + name,
                  SOURCE));
      return new Known(name, name, Optional.empty());
    }
    var registered = directory.provider(call.store(), accountId, issuer);
    call.explanation()
        .check(
            new Check(
                "provider",
                "built in, or registered in account " + accountId,
                registered
                    .map(provider -> issuer + ", registered as " + provider.arn())
                    .orElse(issuer + ", neither"),
                registered.isPresent(),
                SOURCE));
    return registered
        .map(provider -> new Known(provider.arn(), provider.name(), registered))
        .orElseThrow(
            () ->
                new ServiceException(
                    StsError.INVALID_IDENTITY_TOKEN,
                    "No OpenIDConnect provider found in your account for " + issuer));
  }

  /**
   * Built-in providers have no list of audiences: there, only the trust policy's conditions tell
   * one app from another.
   */
  private static void requireAudience(Call call, TrustedProvider provider, String appId) {
    boolean listed = provider.clientIds().contains(appId);
    call.explanation()
        .check(
            new Check(
                "audience",
                "one of the provider's client IDs: " + String.join(", ", provider.clientIds()),
                appId,
                listed,
                "IAM User Guide, OpenID Connect identity providers"));
    if (!listed) {
      throw new ServiceException(StsError.INCORRECT_AUDIENCE);
    }
  }

  private static ServiceException refusal(
      Call call, UnverifiedToken token, Verification verification) {
    var failure =
        verification
            .failure()
            .orElseThrow(() -> new IllegalStateException("neither a token nor a failure"));
    return switch (failure) {
      case MALFORMED -> new ServiceException(StsError.NOT_A_JWT);
      case KEYS_UNAVAILABLE, UNKNOWN_KEY -> new ServiceException(StsError.NO_VERIFICATION_KEY);
      case EXPIRED -> StsError.expired(call.now(), token.claims().get("exp"));
      case ALGORITHM, SIGNATURE, NOT_YET_VALID ->
          new ServiceException(StsError.INVALID_IDENTITY_TOKEN);
    };
  }

  /** The condition keys of aws-behaviour 2.6. */
  private static Map<String, List<String>> keys(Known provider, VerifiedToken token, String appId) {
    var keys = new TreeMap<String, List<String>>();
    keys.put(provider.name() + ":aud", List.of(appId));
    keys.put(provider.name() + ":sub", List.of(token.subject()));
    if (provider.name().equals(GOOGLE)) {
      keys.put(provider.name() + ":oaud", List.of(audience(token)));
    } else if (token.claims().get("amr") instanceof List<?> amr) {
      keys.put(
          provider.name() + ":amr",
          amr.stream().filter(String.class::isInstance).map(String.class::cast).toList());
    }
    return keys;
  }

  private static String audience(VerifiedToken token) {
    return token.audience().isEmpty() ? "" : token.audience().get(0);
  }
}
