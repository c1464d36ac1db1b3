package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Map;

/**
 * Has the pool's signing keys changed under a verifier that has kept the old key set: it meets a
 * key ID that it does not know, fetches the set again, and goes on; what was signed before still
 * holds.
 */
public record KeyRotation(List<Fault> faults) implements Stage {
  /** A verifier that never fetches a second time. */
  public static final String KEPT_FOR_EVER = "kept for ever";

  public KeyRotation {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "key-rotation";
  }

  @Override
  public List<Planned> plan() {
    return List.of(PoolKeys.ARROW, PasswordSignIn.ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("keys_not_rotated", TokenReading.REFUSED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(ID_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var old = run.spend(ID_TOKEN);
    var poolId = SandboxPool.TOKENS.ensure(run);
    var kept = PoolKeys.fetch(run, poolId);
    run.control(run.parties().aws(), "/_lab/rotate/" + poolId, Map.of(), Map.class);
    var gained = PasswordSignIn.signIn(run, SandboxClient.SHORT);
    var before = new TokenReading(run, poolId, gained.clientId(), kept);
    var known = before.knowsKeyOf(gained.id());
    run.require(
        new Check(
            "key ID of the new token",
            "one that the kept key set does not have",
            known ? "known" : "unknown, so the set is to be fetched again",
            !known,
            "OpenID Connect Core §10.1.1"),
        "keys_not_rotated");
    var stubborn = run.setting(PoolNames.KEYS, "").equals(KEPT_FOR_EVER);
    var keys = stubborn ? kept : PoolKeys.fetch(run, poolId);
    new TokenReading(run, poolId, gained.clientId(), keys).id(gained.id());
    var clientId = old.fields().getOrDefault("clientId", "");
    new TokenReading(run, poolId, clientId, keys).earlier(old.value());
    gained.keep(run);
  }
}
