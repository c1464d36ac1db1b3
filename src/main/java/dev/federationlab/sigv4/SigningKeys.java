package dev.federationlab.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signing keys, derived by the chain of HMACs over date, region, service and terminator (IAM User
 * Guide, Signature Version 4). The last ones are kept, since a caller goes on with the same. Safe
 * for many threads.
 */
public final class SigningKeys {
  private record Name(String secret, CredentialScope scope) {}

  private final Map<Name, SecretKeySpec> keys;

  /**
   * @param most how many are kept; the one not used for the longest goes first
   */
  public SigningKeys(int most) {
    this.keys =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, SecretKeySpec> eldest) {
            return size() > most;
          }
        };
  }

  SecretKeySpec key(String secret, CredentialScope scope) {
    var name = new Name(secret, scope);
    synchronized (keys) {
      var known = keys.get(name);
      if (known != null) {
        return known;
      }
    }
    var derived = derive(secret, scope);
    synchronized (keys) {
      keys.put(name, derived);
    }
    return derived;
  }

  private static SecretKeySpec derive(String secret, CredentialScope scope) {
    var key = hmacKey(("AWS4" + secret).getBytes(StandardCharsets.UTF_8));
    for (var part :
        new String[] {scope.date(), scope.region(), scope.service(), CredentialScope.TERMINATOR}) {
      key = hmacKey(Hashes.hmac(key, part));
    }
    return key;
  }

  private static SecretKeySpec hmacKey(byte[] bytes) {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  int size() {
    synchronized (keys) {
      return keys.size();
    }
  }
}
