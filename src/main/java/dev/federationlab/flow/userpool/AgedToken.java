package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.time.Instant;

/**
 * A token as it would be now, had the pool issued it earlier. No pool issues one for less than five
 * minutes, and nobody should wait that long: so the pool itself makes it older on request. The
 * request is our own and no part of any protocol.
 */
public final class AgedToken {
  private AgedToken() {}

  private record Question(String token, Instant issuedAt) {}

  private record Answer(String token) {}

  /** The same token, issued that much earlier and signed with the pool's key. */
  public static Artifact of(Run run, Artifact token, Duration age) {
    var issued = token.issuedAt().minus(age);
    var answer =
        run.control(
            run.parties().aws(), "/_lab/tokens", new Question(token.value(), issued), Answer.class);
    var expires = token.expiresAt();
    return new Artifact(
        token.kind(),
        answer.token(),
        token.fields(),
        issued,
        expires == null ? null : expires.minus(age));
  }
}
