package dev.federationlab.flow.userpool;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** The arithmetic of a sign-in, for clients that cannot do it. */
public final class PasswordProof {
  private final Srp.Begun begun;

  public PasswordProof() {
    var random = new byte[Srp.SECRET_BYTES];
    Arrays.fill(random, (byte) 7);
    begun = Srp.begin(random);
  }

  /** {@code SRP_A}. */
  public String shown() {
    return begun.shown().toString(16);
  }

  /**
   * What answers a challenge, as the variables of a shell.
   *
   * @param challenge its {@code ChallengeParameters}
   */
  public Map<String, String> answer(JsonNode challenge, String poolId, String password) {
    var block = challenge.path("SECRET_BLOCK").asText();
    var asked =
        new Srp.Challenge(
            PoolNames.poolName(poolId),
            challenge.path("USER_ID_FOR_SRP").asText(),
            challenge.path("SALT").asText(),
            new BigInteger(challenge.path("SRP_B").asText(), 16),
            block);
    var timestamp = Srp.timestamp(Instant.now());
    return Map.of(
        "SECRET_BLOCK", block,
        "SIGNATURE", Srp.signature(Srp.agree(begun, asked, password), asked, timestamp),
        "TIMESTAMP", timestamp);
  }
}
