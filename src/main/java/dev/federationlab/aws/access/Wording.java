package dev.federationlab.aws.access;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.sigv4.Failure;

/**
 * How a family of services words what is wrong with credentials and signatures (aws-behaviour 5.6).
 */
interface Wording {

  /** The wording of a service, by its signing name. */
  static Wording of(String service) {
    return switch (service) {
      case "s3" -> new S3Wording();
      case "sts", "iam", "sns" -> CommonWording.QUERY;
      case "dynamodb" -> CommonWording.DYNAMODB;
      case "cognito-idp", "cognito-identity", "cognito-sync" -> CommonWording.COGNITO;
      default -> CommonWording.JSON;
    };
  }

  /** The request is not signed, and must be. */
  ServiceException unsigned();

  /** Nobody has this access key; or it is a temporary one and its token is missing. */
  ServiceException unknownKey(String accessKeyId);

  /** The session token cannot be opened, or belongs to another access key. */
  ServiceException badToken();

  /** The session that this token stands for is over. */
  ServiceException expired(String sessionToken);

  /** The signature, or what it covers, does not hold. */
  ServiceException refused(Failure failure, String accessKeyId);
}
