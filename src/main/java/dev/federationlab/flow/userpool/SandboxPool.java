package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A user pool of the sandbox, set up through the AWS API as its root: e-mail addresses are proved
 * by a code, passwords need all four kinds of characters, and case does not matter in usernames.
 *
 * @param key by which the sandbox remembers its ID
 * @param name as it is called in AWS
 */
public record SandboxPool(String key, String name) {
  /** The one that people sign up in. */
  public static final SandboxPool DIRECTORY = new SandboxPool("user-pool", "FederationLab");

  /** The one whose tokens grow old and whose keys are rotated. */
  public static final SandboxPool TOKENS = new SandboxPool("token-pool", "FederationLabTokens");

  /** One that is nothing to this app. */
  public static final SandboxPool FOREIGN = new SandboxPool("foreign-pool", "SomebodyElsesUsers");

  private static final int SHORTEST_PASSWORD = 8;

  /** Its ID; it is set up if that was not done before. */
  public String ensure(Run run) throws Refused {
    run.once(key, this::setUp);
    return run.named(key).orElseThrow(() -> new IllegalStateException("no ID of pool " + key));
  }

  private void setUp(Run run) throws Refused {
    var known = run.named(key);
    if (known.isPresent() && isThere(run, known.get())) {
      return;
    }
    var made =
        run.aws(
            asRoot("CreateUserPool"),
            aws ->
                aws.userPools()
                    .createUserPool(
                        r ->
                            r.poolName(name)
                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                                .usernameConfiguration(u -> u.caseSensitive(false))
                                .policies(
                                    p ->
                                        p.passwordPolicy(
                                            w ->
                                                w.minimumLength(SHORTEST_PASSWORD)
                                                    .requireUppercase(true)
                                                    .requireLowercase(true)
                                                    .requireNumbers(true)
                                                    .requireSymbols(true)))
                                .overrideConfiguration(root(run))));
    run.name(key, made.userPool().id());
  }

  private static boolean isThere(Run run, String id) throws Refused {
    return unlessGone(
        () ->
            run.aws(
                asRoot("DescribeUserPool"),
                aws ->
                    aws.userPools()
                        .describeUserPool(r -> r.userPoolId(id).overrideConfiguration(root(run)))));
  }

  /** A call about something that may be there no more. */
  interface Call {
    Object make() throws Refused;
  }

  /** Whether a call found what it is about. */
  static boolean unlessGone(Call call) throws Refused {
    try {
      call.make();
      return true;
    } catch (Refused e) {
      if (!e.outcome().id().equals("ResourceNotFoundException")) {
        throw e;
      }
      return false;
    }
  }

  /** Signs as the sandbox's root, which administers the pool. */
  public static AwsRequestOverrideConfiguration root(Run run) {
    return Signed.byRoot(run);
  }

  /** An arrow of the app's own administration. */
  public static Stage.Planned asRoot(String operation) {
    return new Stage.Planned(Actor.APP, Actor.USER_POOL, operation, BACK, List.of(), List.of());
  }
}
