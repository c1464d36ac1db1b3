package dev.federationlab.flow.edit;

import dev.federationlab.flow.client.AwsClients;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Calls AWS as the root of one sandbox. What AWS refuses is thrown as the SDK throws it, {@link
 * software.amazon.awssdk.awscore.exception.AwsServiceException}.
 */
@FunctionalInterface
public interface RootCalls {

  /** The services that keep policies. */
  enum Service {
    IAM,
    S3
  }

  /**
   * Makes one call.
   *
   * @param operation {@code "PutRolePolicy"}
   * @param call is given the clients, and what has root sign
   */
  <T> T call(
      Service service,
      String operation,
      BiFunction<AwsClients, AwsRequestOverrideConfiguration, T> call);
}
