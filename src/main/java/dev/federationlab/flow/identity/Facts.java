package dev.federationlab.flow.identity;

import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;

/**
 * What the policies of an identity pool's roles are about.
 *
 * @param poolId of the identity pool
 */
public record Facts(String region, String accountId, String poolId) {
  static Facts of(Run run, String poolId) {
    return new Facts(run.parties().region(), run.sandbox().accountId(), poolId);
  }

  /** The learner's bucket. */
  public String bucket() {
    return Names.bucket(accountId);
  }

  /** The ARN of a table of the sandbox. */
  public String tableArn(String table) {
    return "arn:aws:dynamodb:" + region + ":" + accountId + ":table/" + table;
  }

  /** The ARN of a function of the sandbox. */
  public String functionArn(String function) {
    return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + function;
  }

  /** The ARN of a role of the sandbox. */
  public String roleArn(String role) {
    return Names.roleArn(accountId, role);
  }
}
