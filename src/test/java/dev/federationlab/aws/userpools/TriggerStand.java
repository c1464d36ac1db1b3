package dev.federationlab.aws.userpools;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.lambda.TestFunctions;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/** A user pool whose functions are on the embedded Lambda, in the same account. */
public record TriggerStand(TestPool pool, TestFunctions functions) {

  public static TriggerStand of(TestAws aws) {
    return of(TestPool.of(aws));
  }

  public static TriggerStand of(TestPool pool) {
    return new TriggerStand(pool, new TestFunctions(pool.aws(), pool.key()));
  }

  /** A function that the pool may invoke; its ARN. */
  public String function(String handler, Map<String, String> environment) {
    var name = handler.substring(0, handler.indexOf('.'));
    functions.create(
        name, handler, request -> request.environment(it -> it.variables(environment)));
    functions.allowPool(name, pool.arn());
    return functions.arn(name);
  }

  public String function(String handler) {
    return function(handler, Map.of());
  }

  /** Has the pool ask functions. */
  public void triggers(Consumer<LambdaConfigType.Builder> triggers) {
    pool.admin().updateUserPool(r -> r.userPoolId(pool.id()).lambdaConfig(triggers));
  }

  /** Code and words of a refusal. */
  public static String refusal(Runnable call) {
    try {
      call.run();
      return "none";
    } catch (CognitoIdentityProviderException e) {
      return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    }
  }
}
