package dev.federationlab.aws.access;

import dev.federationlab.aws.Authenticated;
import dev.federationlab.aws.Authenticator;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.decision.Check;
import dev.federationlab.sigv4.Claim;
import dev.federationlab.sigv4.ClaimReader;
import dev.federationlab.sigv4.Payload;
import dev.federationlab.sigv4.Reading;
import dev.federationlab.sigv4.Signable;
import dev.federationlab.sigv4.SignatureVerifier;
import dev.federationlab.sigv4.SigningKeys;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/**
 * The second room: finds the key that a request names, holds the signature against it, and names
 * who signed. Checks in this order: credentials present, credential scope, access key, session
 * token, its expiry, clock, signed headers, signature, payload.
 */
public final class Authentication implements Authenticator {
  private static final String SOURCE = "IAM User Guide, AWS Signature Version 4";
  private static final String TOKEN_SOURCE =
      "IAM User Guide, Using temporary credentials with AWS resources";
  private static final String TEMPORARY = "ASIA";
  private static final int CACHED_SIGNING_KEYS = 4000;

  private final Accounts accounts;
  private final SessionTokens sessions;
  private final SignatureVerifier verifier;

  public Authentication(Accounts accounts, SessionTokens sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.verifier = new SignatureVerifier(new SigningKeys(CACHED_SIGNING_KEYS));
  }

  /** The secret to hold the signature against, and who it makes the caller. */
  private record Key(String secret, Principal principal) {}

  @Override
  public Authenticated authenticate(
      Incoming request,
      String service,
      Signature signature,
      Transaction store,
      Instant now,
      Explanation explanation) {
    if (signature == Signature.IGNORED) {
      return new Authenticated(new Principal.Anonymous(), request.body());
    }
    var wording = Wording.of(service);
    var signable =
        new Signable(
            request.method(),
            request.rawPath(),
            request.rawQuery(),
            request.headers(),
            request.body());
    var reading = ClaimReader.read(signable, service);
    reading.checks().forEach(explanation::check);
    if (reading instanceof Reading.Unusable unusable) {
      throw wording.refused(unusable.failure(), "");
    }
    if (reading instanceof Reading.Claimed claimed) {
      return verified(signable, claimed.claim(), wording, store, now, explanation);
    }
    return unsigned(signable, service, signature, wording, explanation);
  }

  private static Authenticated unsigned(
      Signable request,
      String service,
      Signature signature,
      Wording wording,
      Explanation explanation) {
    if (signature == Signature.REQUIRED) {
      explanation.check(Check.failed("credentials present", "a signature", "none", SOURCE));
      throw wording.unsigned();
    }
    explanation.check(
        Check.passed("credentials present", "a signature, or nobody's request", "none", SOURCE));
    if (!service.equals("s3")) {
      return new Authenticated(new Principal.Anonymous(), request.body());
    }
    var payload = Payload.ofUnsigned(request);
    payload.checks().forEach(explanation::check);
    if (payload.failure().isPresent()) {
      throw wording.refused(payload.failure().get(), "");
    }
    return new Authenticated(new Principal.Anonymous(), payload.body());
  }

  private Authenticated verified(
      Signable request,
      Claim claim,
      Wording wording,
      Transaction store,
      Instant now,
      Explanation explanation) {
    var key =
        claim.accessKeyId().startsWith(TEMPORARY)
            ? sessionKey(claim, wording, now, explanation)
            : rootKey(claim, wording, store, explanation);
    var verification = verifier.verify(request, claim, key.secret(), now);
    verification.checks().forEach(explanation::check);
    if (!verification.canonicalRequest().isEmpty()) {
      var mask = new TokenMask(claim.sessionToken());
      explanation.note("canonical request", () -> mask.apply(verification.canonicalRequest()));
      explanation.note("string to sign", verification::stringToSign);
    }
    if (verification.failure().isPresent()) {
      var masked = new TokenMask(claim.sessionToken()).apply(verification.failure().get());
      throw wording.refused(masked, claim.accessKeyId());
    }
    return new Authenticated(key.principal(), verification.payload());
  }

  private Key rootKey(Claim claim, Wording wording, Transaction store, Explanation explanation) {
    var root = accounts.key(store, claim.accessKeyId());
    if (root.isEmpty()) {
      explanation.check(
          Check.failed("access key", "one that was issued here", claim.accessKeyId(), SOURCE));
      throw wording.unknownKey(claim.accessKeyId());
    }
    var account = root.get().accountId();
    explanation.check(
        Check.passed(
            "access key",
            "one that was issued here",
            claim.accessKeyId() + ", root of " + account,
            SOURCE));
    if (claim.sessionToken().isPresent()) {
      explanation.check(
          Check.failed("session token", "none with a long-term key", "one", TOKEN_SOURCE));
      throw wording.badToken();
    }
    return new Key(root.get().secretAccessKey(), new Principal.Root(account));
  }

  private Key sessionKey(Claim claim, Wording wording, Instant now, Explanation explanation) {
    explanation.check(
        Check.passed(
            "access key",
            "one that was issued here",
            claim.accessKeyId() + ", temporary: its token tells",
            SOURCE));
    if (claim.sessionToken().isEmpty()) {
      explanation.check(
          Check.failed("session token", "the token issued with this key", "none", TOKEN_SOURCE));
      throw wording.unknownKey(claim.accessKeyId());
    }
    var opened = claim.sessionToken().flatMap(sessions::open);
    if (opened.isEmpty()) {
      explanation.check(
          Check.failed(
              "session token",
              "a token that was issued here",
              "one that cannot be opened",
              TOKEN_SOURCE));
      throw wording.badToken();
    }
    var session = opened.get();
    if (!session.accessKeyId().equals(claim.accessKeyId())) {
      explanation.check(
          Check.failed(
              "session token",
              "the token issued with " + claim.accessKeyId(),
              "that of another key",
              TOKEN_SOURCE));
      throw wording.badToken();
    }
    explanation.check(
        Check.passed(
            "session token",
            "the token issued with this key",
            "opened: " + session.session().arn(),
            TOKEN_SOURCE));
    var until = "before " + session.session().expiresAt();
    if (session.expired(now)) {
      explanation.check(Check.failed("session expiry", until, now.toString(), TOKEN_SOURCE));
      throw wording.expired(claim.sessionToken().orElseThrow());
    }
    explanation.check(Check.passed("session expiry", until, now.toString(), TOKEN_SOURCE));
    return new Key(session.secretAccessKey(), session.session());
  }
}
