package dev.federationlab.aws.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Principal;
import dev.federationlab.store.Store;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Temporary credentials. The session token is the session itself, sealed: it holds the access key
 * ID, the secret and the {@link Principal.RoleSession}, and only this installation can open it. So
 * issuing writes nothing and verifying reads nothing, however many sessions there are.
 */
public final class SessionTokens {
  private static final int CACHED = 2000;

  /** Longer ones cannot be ours, and are not worth decoding. */
  private static final int LONGEST = 16 << 10;

  /** What a token holds. */
  record Sealed(String accessKeyId, String secretAccessKey, Principal.RoleSession session) {}

  /**
   * A token that was opened. It may be expired, and says nothing of whether the request that
   * carried it was signed.
   *
   * @param accessKeyId the one access key that the token belongs to
   */
  public record Opened(String accessKeyId, String secretAccessKey, Principal.RoleSession session) {

    /** A session is expired <em>at</em> its expiry. */
    public boolean expired(Instant now) {
      return !now.isBefore(session.expiresAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return accessKeyId + " for " + session.arn();
    }
  }

  private final Seal seal;
  private final RandomNames names;
  private final JsonMapper json;
  private final Remembered<String, Opened> opened = new Remembered<>(CACHED);

  private SessionTokens(Seal seal, RandomNames names, JsonMapper json) {
    this.seal = seal;
    this.names = names;
    this.json = json;
  }

  /** Reads the installation's key from the store, or makes it on first start. */
  public static SessionTokens of(Store store, SecureRandom random) {
    return new SessionTokens(
        Seal.ofInstallation(store, random), new RandomNames(random), store.json());
  }

  /** New credentials for a session, good until it expires. */
  public SessionCredentials issue(Principal.RoleSession session) {
    var sealed = new Sealed(names.accessKeyId("ASIA"), names.secret(), session);
    return new SessionCredentials(
        sealed.accessKeyId(),
        sealed.secretAccessKey(),
        Base64.getEncoder().encodeToString(seal.close(write(sealed))),
        session.expiresAt());
  }

  /** What a token holds, if it was issued here and is unchanged; whether or not it has expired. */
  public Optional<Opened> open(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    var known = opened.find(token);
    if (known.isPresent()) {
      return known;
    }
    var found = decode(token).flatMap(seal::open).flatMap(this::read);
    found.ifPresent(it -> opened.keep(token, it));
    return found;
  }

  private static Optional<byte[]> decode(String token) {
    try {
      return Optional.of(Base64.getDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] write(Sealed sealed) {
    try {
      return json.writeValueAsBytes(sealed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session cannot be written", e);
    }
  }

  /** Empty for what an older version of the product sealed in a form that is no longer read. */
  private Optional<Opened> read(byte[] content) {
    try {
      var sealed = json.readValue(content, Sealed.class);
      return Optional.of(
          new Opened(sealed.accessKeyId(), sealed.secretAccessKey(), sealed.session()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
