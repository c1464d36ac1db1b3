package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Pkce;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Authorization codes: UUIDs, good for five minutes and one use, for one app client and one address
 * (aws-behaviour 3.8). Kept under their SHA-256.
 */
final class Codes {
  private static final Kind<Code> CODE = Kind.of("authorization-code", Code.class);
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** A used code is remembered for longer than it lives, to say so when it comes again. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  private static final int SWEPT_AT_ONCE = 20;
  private static final String SOURCE = "Cognito Developer Guide, Token endpoint";

  private final RandomGenerator random;

  Codes(RandomGenerator random) {
    this.random = random;
  }

  record Code(Granted granted, Instant expiresAt, @Nullable Instant usedAt) {}

  /** A new code. */
  String issue(Call call, AppClient client, Granted granted) {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    var code = new UUID(high, low).toString();
    var space = client.pool().space();
    var id = Secrets.digest(code);
    Expiries.sweep(call.store(), space, call.now(), SWEPT_AT_ONCE);
    call.store().create(space, CODE, id, new Code(granted, call.now().plus(LIFE), null));
    Expiries.note(call.store(), space, call.now().plus(KEPT), CODE, id);
    return code;
  }

  /**
   * Spends a code. Of several at once exactly one succeeds. Notes each check in the call's
   * explanation.
   *
   * @param verifier empty if none was sent
   * @throws OAuthError.Refusal at the first check that fails; the code stays as it was
   */
  Granted redeem(Call call, AppClient client, String code, String redirectUri, String verifier) {
    var checks = new CallChecks(call);
    var space = client.pool().space();
    var found = call.store().find(space, CODE, Secrets.digest(code));
    checks.require(
        found.isPresent(),
        "code",
        "issued by this pool",
        found.isPresent() ? "it is" : "no such code",
        SOURCE,
        Errors.INVALID_GRANT);
    var kept = found.orElseThrow().value();
    var granted = kept.granted();
    var usedAt = kept.usedAt();
    checks.require(
        usedAt == null,
        "code used",
        "never before",
        usedAt == null ? "never" : "at " + usedAt,
        SOURCE + "; RFC 6749 §4.1.2",
        Errors.INVALID_GRANT);
    checks.require(
        call.now().isBefore(kept.expiresAt()),
        "code's age",
        "five minutes at most",
        "good until " + kept.expiresAt(),
        "Cognito Developer Guide, Authorize endpoint",
        Errors.INVALID_GRANT);
    checks.require(
        granted.clientId().equals(client.id()),
        "code's app client",
        granted.clientId(),
        client.id(),
        SOURCE,
        Errors.INVALID_GRANT);
    checks.require(
        granted.redirectUri().equals(redirectUri),
        "redirect address",
        "that of the authorization request: " + granted.redirectUri(),
        redirectUri.isEmpty() ? "none" : redirectUri,
        SOURCE + ", invalid_redirect",
        Errors.INVALID_REDIRECT);
    checks.require(
        Pkce.holds(granted.challenge(), "S256", verifier),
        "PKCE",
        granted.challenge() == null
            ? "no verifier, since there was no challenge"
            : "BASE64URL(SHA256(verifier)) = " + granted.challenge(),
        verifier.isEmpty()
            ? "no verifier"
            : "BASE64URL(SHA256(verifier)) = " + Secrets.challenge(verifier),
        "RFC 7636 §4.6",
        Errors.INVALID_GRANT);
    call.store().update(space, CODE, found.get(), new Code(granted, kept.expiresAt(), call.now()));
    return granted;
  }
}
