package dev.federationlab.token;

import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Optional;

/**
 * What came of verifying a token: every check in the order it was made, and either the verified
 * token or what was wrong first.
 */
public record Verification(
    List<Check> checks, Optional<VerifiedToken> token, Optional<Failure> failure) {

  /** What can be wrong, in the order in which it is looked for. */
  public enum Failure {
    /**
     * Not three parts of strict base64url, JSON that is no object, a claim of the wrong type, too
     * long.
     */
    MALFORMED,
    /** Not RS256: {@code none}, HS256, or anything else. */
    ALGORITHM,
    /** The issuer's keys could not be had. */
    KEYS_UNAVAILABLE,
    /** The issuer publishes no key of this {@code kid}. */
    UNKNOWN_KEY,
    SIGNATURE,
    EXPIRED,
    /** {@code iat} or {@code nbf} lies in the future. */
    NOT_YET_VALID
  }
}
