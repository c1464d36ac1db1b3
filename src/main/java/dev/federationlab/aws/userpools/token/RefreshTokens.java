package dev.federationlab.aws.userpools.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Refresh tokens as texts: the form of a JWE (RFC 7516 §7.1) that clients cannot read, with the
 * sign-in itself inside.
 *
 * <p>A departure: the header says RSA-OAEP, as AWS's does, but no RSA is spent on it. The part
 * where the encrypted key would be is random, and the contents are sealed under the pool's own key;
 * nobody but the pool could tell.
 */
final class RefreshTokens {
  private static final String PURPOSE = "refresh token";
  private static final int ENCRYPTED_KEY_BYTES = 256;

  /** Longer ones cannot be ours, and are not worth decoding. */
  private static final int LONGEST = 8192;

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER =
      BASE64URL.encodeToString(
          "{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}"
              .getBytes(StandardCharsets.UTF_8));

  /**
   * What a refresh token stands for.
   *
   * @param sub of the user
   * @param generation how many refresh tokens of this sign-in came before, under rotation
   */
  record Content(String clientId, String sub, SignIn signIn, Instant expiresAt, int generation) {
    Content next() {
      return new Content(clientId, sub, signIn, expiresAt, generation + 1);
    }
  }

  private final JsonMapper json;

  RefreshTokens(JsonMapper json) {
    this.json = json;
  }

  String write(Content content, Seal seal) {
    var key = new byte[ENCRYPTED_KEY_BYTES];
    // Nothing is kept secret by it: it only has to look as an encrypted key does.
    ThreadLocalRandom.current().nextBytes(key);
    var keyPart = BASE64URL.encodeToString(key);
    try {
      var closed = seal.close(PURPOSE + keyPart, json.writeValueAsBytes(content));
      int tag = closed.length - Seal.TAG_BYTES;
      return String.join(
          ".",
          HEADER,
          keyPart,
          part(closed, 0, Seal.NONCE_BYTES),
          part(closed, Seal.NONCE_BYTES, tag),
          part(closed, tag, closed.length));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sign-in that cannot be written", e);
    }
  }

  /** What a text stands for; empty if this pool has not written it. */
  Optional<Content> read(String text, Seal seal) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var parts = text.split("\\.", -1);
    if (parts.length != 5 || !parts[0].equals(HEADER)) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var closed =
          joined(decoder.decode(parts[2]), decoder.decode(parts[3]), decoder.decode(parts[4]));
      var opened = seal.open(PURPOSE + parts[1], closed);
      return opened.isEmpty()
          ? Optional.empty()
          : Optional.of(json.readValue(opened.get(), Content.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a sign-in of our own cannot be read", e);
    }
  }

  private static String part(byte[] bytes, int from, int to) {
    return BASE64URL.encodeToString(Arrays.copyOfRange(bytes, from, to));
  }

  private static byte[] joined(byte[] one, byte[] two, byte[] three) {
    var all = Arrays.copyOf(one, one.length + two.length + three.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    System.arraycopy(three, 0, all, one.length + two.length, three.length);
    return all;
  }
}
