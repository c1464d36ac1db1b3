package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;
import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * Proves that the app knows the password, and gets three tokens for it. The app verifies those that
 * can be read, and makes sure that nothing of the password was in what crossed the wire.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html">
 *     RespondToAuthChallenge</a>
 */
public record Respond(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      Arrows.app(
          "RespondToAuthChallenge",
          List.of(SRP_CHALLENGE),
          List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN));

  public Respond {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "respond";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "UserNotConfirmedException",
        TokenReading.REFUSED,
        SecretSearch.FOUND);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(SRP_CHALLENGE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var challenge = run.spend(SRP_CHALLENGE);
    var agreed = agreed(run, challenge);
    var gained = prove(run, challenge, agreed);
    var poolId = SandboxPool.DIRECTORY.ensure(run);
    var keys = PoolKeys.fetch(run, poolId);
    var reading = new TokenReading(run, poolId, gained.clientId(), keys);
    reading.id(gained.id());
    reading.access(gained.access());
    gained.keep(run);
    SecretSearch.in(run)
        .text("password", challenge.fields().getOrDefault("password", ""))
        .number("x", agreed.x())
        .number("S", agreed.s())
        .bytes("K", agreed.key())
        .require();
  }

  private static Srp.Agreed agreed(Run run, Artifact challenge) throws Refused {
    var fields = challenge.fields();
    try {
      var a = new BigInteger(fields.getOrDefault("a", "0"), 16);
      var agreed =
          Srp.agree(Srp.begun(a), asked(run, challenge), fields.getOrDefault("password", ""));
      run.working("u", agreed.u().toString(16), false);
      run.working("x", agreed.x().toString(16), false);
      run.working("S", agreed.s().toString(16), false);
      run.working("K", HexFormat.of().formatHex(agreed.key()), false);
      return agreed;
    } catch (IllegalArgumentException e) {
      throw new ConversationBroken("the challenge cannot be answered: " + e.getMessage());
    }
  }

  private static Srp.Challenge asked(Run run, Artifact challenge) throws Refused {
    var fields = challenge.fields();
    return new Srp.Challenge(
        PoolNames.poolName(SandboxPool.DIRECTORY.ensure(run)),
        fields.getOrDefault("userId", ""),
        fields.getOrDefault("salt", ""),
        new BigInteger(fields.getOrDefault("B", "0"), 16),
        challenge.value());
  }

  /** Signs in without looking at what comes of it: for a fault that wants tokens of its own. */
  public static Gained signIn(Run run, Artifact challenge) throws Refused {
    return prove(run, challenge, agreed(run, challenge));
  }

  private static Gained prove(Run run, Artifact challenge, Srp.Agreed agreed) throws Refused {
    var timestamp = run.setting(PoolNames.TIMESTAMP, Srp.timestamp(run.now()));
    var signature = Srp.signature(agreed, asked(run, challenge), timestamp);
    run.working("TIMESTAMP", timestamp, true);
    run.working("signature", signature, true);
    var userId = challenge.fields().getOrDefault("userId", "");
    var clientId = challenge.fields().getOrDefault("clientId", "");
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .respondToAuthChallenge(
                        r ->
                            r.challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                                .clientId(clientId)
                                .challengeResponses(
                                    Map.of(
                                        "USERNAME",
                                        userId,
                                        "PASSWORD_CLAIM_SECRET_BLOCK",
                                        challenge.value(),
                                        "PASSWORD_CLAIM_SIGNATURE",
                                        signature,
                                        "TIMESTAMP",
                                        timestamp))));
    return Gained.of(clientId, userId, SandboxClient.USUAL_REFRESH, answer.authenticationResult());
  }
}
