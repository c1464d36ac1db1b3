package dev.federationlab.aws.userpools.login.broker;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.token.TokenVerifier;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import dev.federationlab.token.Verification;
import dev.federationlab.token.VerifiedToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ID tokens that providers give a pool, verified (OpenID Connect Core §3.1.3.7). */
final class IdTokens {
  /** As RFC 7523 §3 allows, and identity pools do. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final String SOURCE = "OpenID Connect Core §3.1.3.7";

  private final TokenVerifier verifier;

  IdTokens(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * What a token says of the person, each value as a text.
   *
   * @throws OAuthError.Refusal if it is not from this provider, for this pool, for this sign-in
   */
  Map<String, String> verified(Idp idp, String compact, String nonce, Inquiry inquiry) {
    var refusal = Broker.refusal(idp.name() + " Error - invalid id_token");
    UnverifiedToken token;
    try {
      token = UnverifiedToken.parse(compact);
    } catch (MalformedTokenException e) {
      inquiry.require(
          false, "form", "a JWT", String.valueOf(e.getMessage()), "RFC 7519 §7.2", refusal);
      throw new IllegalStateException(e);
    }
    var issuer = token.issuer().orElse("none");
    inquiry.require(
        idp.issuer().filter(issuer::equals).isPresent(),
        "issuer",
        idp.issuer().orElse("none"),
        issuer,
        SOURCE + " (2)",
        refusal);
    var verification = verifier.verify(token, SKEW);
    inquiry.add(verification.checks());
    boolean keys =
        verification.failure().filter(Verification.Failure.KEYS_UNAVAILABLE::equals).isEmpty();
    var verified =
        verification
            .token()
            .orElseThrow(
                () -> (keys ? refusal : Broker.refusal("Timeout in calling jwks uri")).refusal());
    requireForUs(idp, verified, inquiry, refusal);
    var sent = verified.claims().get("nonce");
    inquiry.require(
        nonce.equals(sent),
        "nonce",
        "the one that the pool sent",
        nonce.equals(sent) ? "it is" : sent == null ? "none" : "another",
        SOURCE + " (11)",
        refusal);
    return texts(verified);
  }

  private static void requireForUs(
      Idp idp, VerifiedToken token, Inquiry inquiry, OAuthError refusal) {
    inquiry.require(
        token.audience().contains(idp.clientId()),
        "audience",
        idp.clientId(),
        String.join(", ", token.audience()),
        SOURCE + " (3)",
        refusal);
    var party = token.authorizedParty().orElse(idp.clientId());
    inquiry.require(
        party.equals(idp.clientId()),
        "authorized party",
        idp.clientId(),
        party,
        SOURCE + " (5)",
        refusal);
  }

  private static Map<String, String> texts(VerifiedToken token) {
    var texts = new LinkedHashMap<String, String>();
    token
        .claims()
        .forEach(
            (name, value) -> {
              if (value != null && !(value instanceof Map) && !(value instanceof List)) {
                texts.put(name, String.valueOf(value));
              }
            });
    return texts;
  }
}
