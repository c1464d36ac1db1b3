package dev.federationlab.aws.access;

import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes bytes so that only this installation can open them, and nobody can change them
 * (AES-256-GCM).
 *
 * <pre>
 * version (1) | key ID (4) | nonce (12) | ciphertext and tag (16)      the first two are authenticated too
 * </pre>
 */
final class Seal {
  private static final byte VERSION = 1;
  private static final int KEY_ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final int HEAD_BYTES = 1 + KEY_ID_BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final String SPACE = "installation";

  /** The key as it is kept, both parts in base64. */
  record SessionKey(String keyId, String key) {
    /** Without the key. */
    @Override
    public String toString() {
      return "session key " + keyId;
    }
  }

  private static final Kind<SessionKey> KEY = Kind.of("session-key", SessionKey.class);

  private final byte[] head;
  private final SecretKeySpec key;
  private final SecureRandom random;

  private Seal(SessionKey kept, SecureRandom random) {
    this.head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(decode(kept.keyId())).array();
    this.key = new SecretKeySpec(decode(kept.key()), "AES");
    this.random = random;
  }

  static Seal ofInstallation(Store store, SecureRandom random) {
    var made = new SessionKey(encoded(random, KEY_ID_BYTES), encoded(random, KEY_BYTES));
    return store.write(
        transaction -> {
          // Whoever was first wins, if two processes start on one database.
          transaction.insert(SPACE, KEY, "current", made);
          var kept = transaction.find(SPACE, KEY, "current").orElseThrow();
          return new Seal(kept.value(), random);
        });
  }

  private static String encoded(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String encoded) {
    return Base64.getDecoder().decode(encoded);
  }

  byte[] close(byte[] content) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + closed.length)
          .put(head)
          .put(nonce)
          .put(closed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  Optional<byte[]> open(byte[] closed) {
    if (closed.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES
        || !Arrays.equals(closed, 0, HEAD_BYTES, head, 0, HEAD_BYTES)) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOfRange(closed, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
    try {
      int from = HEAD_BYTES + NONCE_BYTES;
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce).doFinal(closed, from, closed.length - from));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(head);
    return cipher;
  }
}
