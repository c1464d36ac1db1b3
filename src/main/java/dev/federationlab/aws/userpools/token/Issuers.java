package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.pool.Pool;
import java.net.URI;
import java.util.Optional;

/**
 * The names under which pools issue tokens: {@code <AWS origin>/<pool ID>}, which stands for {@code
 * https://cognito-idp.<region>.amazonaws.com/<pool ID>}.
 */
public final class Issuers {
  private final String origin;

  /**
   * @param origin the public address of the embedded AWS
   */
  public Issuers(URI origin) {
    var text = origin.toString();
    this.origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The {@code iss} claim of a pool's tokens. */
  public String of(Pool pool) {
    return origin + "/" + pool.id();
  }

  /** The ID of the pool that an issuer is, if it has the form of one of ours. */
  public Optional<String> poolId(String issuer) {
    return issuer.startsWith(origin + "/")
        ? Optional.of(issuer.substring(origin.length() + 1))
        : Optional.empty();
  }

  /** The origin without a slash at its end. */
  String origin() {
    return origin;
  }
}
