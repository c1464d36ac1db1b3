package dev.federationlab.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.federationlab.decision.Check;
import dev.federationlab.token.KeySource.KeysUnavailableException;
import dev.federationlab.token.Verification.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies ID tokens against the keys of whoever issued them. RS256 only, and only with a key that
 * the issuer publishes under the token's {@code kid}: {@code jku}, {@code jwk}, {@code x5u} and
 * {@code x5c} are never looked at, since they let a token bring its own judge. Safe for use by many
 * threads.
 */
public final class TokenVerifier {
  private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);
  private static final int MIN_KEY_BITS = 2048;
  private static final int KEPT_VERIFIERS = 256;
  private static final int KEPT_SIGNATURES = 1000;

  private final KeySource keys;
  private final Clock clock;

  /**
   * By key, the least recently made going first: building one costs more than half of a
   * verification.
   */
  private final Map<JWK, RSASSAVerifier> verifiers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JWK, RSASSAVerifier> eldest) {
          return size() > KEPT_VERIFIERS;
        }
      };

  /**
   * Tokens whose signature was found good, with the key that it is good for: the same token comes
   * several times, and its signature holds or does not for good. All else is asked each time.
   */
  private final Map<String, JWK> signed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JWK> eldest) {
          return size() > KEPT_SIGNATURES;
        }
      };

  /**
   * @param keys where the keys of issuers come from; it decides which issuers may be asked at all
   */
  public TokenVerifier(KeySource keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Verifies form, algorithm, key, signature, expiry and times, in this order, and stops at the
   * first that fails.
   *
   * @param skew how far the issuer's clock may be off; a token is expired at {@code exp + skew}
   */
  public Verification verify(UnverifiedToken token, Duration skew) {
    return verify(token, skew, skew);
  }

  /**
   * As {@link #verify(UnverifiedToken, Duration)}, with an allowance for each direction.
   *
   * @param late a token is expired at {@code exp + late}
   * @param early how far {@code iat} and {@code nbf} may lie in the future
   */
  public Verification verify(UnverifiedToken token, Duration late, Duration early) {
    return new Attempt(token, late, early, clock.instant()).run();
  }

  /** One verification, with the checks it has made so far. */
  private final class Attempt {
    private final UnverifiedToken token;
    private final Duration late;
    private final Duration early;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>(8);

    Attempt(UnverifiedToken token, Duration late, Duration early, Instant now) {
      this.token = token;
      this.late = late;
      this.early = early;
      this.now = now;
    }

    Verification run() {
      var fault = ClaimsForm.fault(token);
      if (!check(
          "form",
          "three parts of base64url; header and claims of the types that are defined for them",
          fault.orElse("a JWT with " + token.claims().size() + " claims"),
          fault.isEmpty(),
          "RFC 7519 §7.2, §4.1")) {
        return failed(Failure.MALFORMED);
      }
      var algorithm = String.valueOf(token.header().get("alg"));
      if (!check(
          "algorithm",
          "RS256",
          algorithm,
          algorithm.equals("RS256"),
          "OpenID Connect Core §3.1.3.7 (7)")) {
        return failed(Failure.ALGORITHM);
      }
      return verifySignature();
    }

    private Verification verifySignature() {
      var issuer = String.valueOf(token.claims().get("iss"));
      var keyId = token.header().get("kid") instanceof String text ? text : "";
      Optional<JWK> key;
      try {
        key = keys.find(issuer, keyId);
        check(
            "issuer's keys",
            "published by " + issuer,
            "fetched",
            true,
            "OpenID Connect Discovery §4, §3");
      } catch (KeysUnavailableException e) {
        check(
            "issuer's keys",
            "published by " + issuer,
            reason(e),
            false,
            "OpenID Connect Discovery §4, §3");
        return failed(Failure.KEYS_UNAVAILABLE);
      }
      var usable = key.flatMap(TokenVerifier.this::verifier);
      if (!check(
          "key",
          "an RSA key that the issuer publishes under the token's `kid`",
          keyId.isEmpty() ? "no `kid`" : key.isEmpty() ? keyId + ", not published" : keyId,
          usable.isPresent(),
          "RFC 7515 §4.1.4, OpenID Connect Core §10.1")) {
        return failed(Failure.UNKNOWN_KEY);
      }
      boolean holds = holds(key.orElseThrow(), usable.get());
      if (!check(
          "signature",
          "made over header and claims with key " + keyId,
          holds ? "it verifies" : "it does not verify",
          holds,
          "RFC 7515 §5.2, OpenID Connect Core §3.1.3.7 (6)")) {
        return failed(Failure.SIGNATURE);
      }
      return verifyTimes();
    }

    private boolean holds(JWK key, RSASSAVerifier verifier) {
      synchronized (signed) {
        if (key.equals(signed.get(token.compact()))) {
          return true;
        }
      }
      try {
        boolean holds =
            verifier.verify(
                RS256, token.form().signingInput(), new Base64URL(token.form().encodedSignature()));
        if (holds) {
          synchronized (signed) {
            signed.put(token.compact(), key);
          }
        }
        return holds;
      } catch (JOSEException e) {
        return false;
      }
    }

    private Verification verifyTimes() {
      var expiresAt = ClaimsForm.time(token.claims(), "exp");
      if (!check(
          "expiry",
          "`exp` after " + now.minus(late).truncatedTo(ChronoUnit.SECONDS) + allowance(late),
          expiresAt.toString(),
          now.isBefore(expiresAt.plus(late)),
          "RFC 7519 §4.1.4, OpenID Connect Core §3.1.3.7 (9)")) {
        return failed(Failure.EXPIRED);
      }
      if (!notInTheFuture("issued at", "iat", "RFC 7519 §4.1.6, OpenID Connect Core §3.1.3.7 (10)")
          || (token.claims().containsKey("nbf")
              && !notInTheFuture("not before", "nbf", "RFC 7519 §4.1.5"))) {
        return failed(Failure.NOT_YET_VALID);
      }
      return new Verification(
          List.copyOf(checks), Optional.of(verified(expiresAt)), Optional.empty());
    }

    private boolean notInTheFuture(String what, String claim, String source) {
      var time = ClaimsForm.time(token.claims(), claim);
      return check(
          what,
          "`"
              + claim
              + "` not after "
              + now.plus(early).truncatedTo(ChronoUnit.SECONDS)
              + allowance(early),
          time.toString(),
          !time.isAfter(now.plus(early)),
          source);
    }

    private VerifiedToken verified(Instant expiresAt) {
      var claims = token.claims();
      return new VerifiedToken(
          String.valueOf(claims.get("iss")),
          String.valueOf(claims.get("sub")),
          ClaimsForm.audience(claims),
          claims.get("azp") instanceof String azp ? Optional.of(azp) : Optional.empty(),
          ClaimsForm.time(claims, "iat"),
          expiresAt,
          claims);
    }

    private static String allowance(Duration skew) {
      return skew.isZero() ? " (now)" : " (now, with " + skew.toSeconds() + " s of allowance)";
    }

    private boolean check(String what, String wanted, String saw, boolean passed, String source) {
      checks.add(new Check(what, wanted, saw, passed, source));
      return passed;
    }

    private Verification failed(Failure failure) {
      return new Verification(List.copyOf(checks), Optional.empty(), Optional.of(failure));
    }
  }

  /** The verifier for a published key, if it is one that may sign ID tokens here. */
  private Optional<RSASSAVerifier> verifier(JWK key) {
    if (!(key instanceof RSAKey rsa)
        || rsa.size() < MIN_KEY_BITS
        || (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE))
        || (key.getAlgorithm() != null && !key.getAlgorithm().equals(JWSAlgorithm.RS256))) {
      return Optional.empty();
    }
    synchronized (verifiers) {
      var known = verifiers.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    try {
      var made = new RSASSAVerifier(rsa.toRSAPublicKey());
      synchronized (verifiers) {
        verifiers.put(key, made);
      }
      return Optional.of(made);
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }

  private static String reason(Exception e) {
    var message = e.getMessage();
    return message == null ? "not available" : message;
  }
}
