package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** The client's side of the handshake, as an app computes it: knows the password, sends none. */
public final class SrpClient {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String poolName;
  private final BigInteger secret;
  private final BigInteger publicA;

  /**
   * @param poolId {@code us-east-1_ABCdef123}
   * @param secret a: random
   */
  public SrpClient(String poolId, BigInteger secret) {
    this.poolName = poolId.substring(poolId.indexOf('_') + 1);
    this.secret = secret.mod(Group.N);
    this.publicA = Group.G.modPow(this.secret, Group.N);
  }

  public String publicA() {
    return publicA.toString(16);
  }

  public static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  BigInteger premaster(String username, String password, String salt, String publicB) {
    var b = new BigInteger(publicB, 16);
    var u = Digests.number(Digests.sha256(Group.padded(publicA), Group.padded(b)));
    var x = Verifier.x(salt, poolName, username, password);
    var gx = Group.G.modPow(x, Group.N);
    return b.subtract(Group.K.multiply(gx)).modPow(secret.add(u.multiply(x)), Group.N);
  }

  /** PASSWORD_CLAIM_SIGNATURE for what the pool sent. */
  public String signature(
      String username,
      String password,
      String salt,
      String publicB,
      String secretBlock,
      String timestamp) {
    var b = new BigInteger(publicB, 16);
    var u = Digests.number(Digests.sha256(Group.padded(publicA), Group.padded(b)));
    var key = Handshake.key(premaster(username, password, salt, publicB), u);
    return Base64.getEncoder()
        .encodeToString(
            Digests.hmac(
                key,
                (poolName + username).getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(secretBlock),
                timestamp.getBytes(StandardCharsets.UTF_8)));
  }
}
