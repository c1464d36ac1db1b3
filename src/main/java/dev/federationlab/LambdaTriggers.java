package dev.federationlab;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.lambda.ServiceInvocations;
import dev.federationlab.aws.lambda.ServiceInvocations.Wanted;
import dev.federationlab.aws.userpools.trigger.PoolFunctions;
import java.util.List;
import java.util.Map;

/**
 * The functions of user pools, as Lambda runs them: the two services do not know each other.
 *
 * @param userPools as a caller, {@link #PRINCIPAL}
 */
public record LambdaTriggers(ServiceInvocations lambda, ServiceCaller userPools)
    implements PoolFunctions {
  /** What user pools are called among service principals. */
  public static final String PRINCIPAL = "cognito-idp.amazonaws.com";

  @Override
  public Answer call(Explanation explanation, Asked asked) {
    var ending =
        lambda.invoke(
            explanation,
            userPools,
            new Wanted(
                asked.functionArn(),
                asked.requestId(),
                asked.now(),
                Map.of(
                    "aws:SourceArn", List.of(asked.poolArn()),
                    "aws:SourceAccount", List.of(asked.accountId())),
                asked.source() + " of " + asked.poolArn(),
                asked.event(),
                asked.shown(),
                asked.limit()));
    if (ending instanceof ServiceInvocations.Returned returned) {
      return new Returned(returned.payload());
    }
    if (ending instanceof ServiceInvocations.Threw threw) {
      return new Threw(threw.message());
    }
    return ending instanceof ServiceInvocations.NotRun refused
        ? new Refused(refused.code())
        : new TimedOut();
  }
}
