package dev.federationlab.aws.sts;

import dev.federationlab.aws.ServiceException;
import java.util.regex.Pattern;

/**
 * The ARN of a role, taken apart.
 *
 * @param name without the path
 */
record RoleArn(String arn, String accountId, String name) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws:iam::(\\d{12}):role/((?:[!-~]+/)?)([\\w+=,.@-]{1,64})");

  /**
   * @throws ServiceException ValidationError if it is none
   */
  static RoleArn parse(String arn) {
    var match = FORM.matcher(arn);
    if (!match.matches()) {
      throw new ServiceException(StsError.INVALID_ARN);
    }
    return new RoleArn(arn, match.group(1), match.group(3));
  }
}
