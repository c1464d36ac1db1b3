package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.lambda.functions.Context.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A function that is to be run, as it was when it was invoked.
 *
 * @param requestId of the invocation
 * @param arn by which it was invoked
 * @param by who invoked it, for people: an ARN, or a service and what it acted for
 * @param limit how long the invoker waits; the function's own timeout may be shorter
 * @param credentials of the execution role
 */
record Invocation(
    String requestId,
    LambdaFunction function,
    String arn,
    String by,
    JsonNode event,
    Optional<Identity> identity,
    Optional<JsonNode> clientContext,
    SessionCredentials credentials,
    Duration limit,
    Instant at) {

  /** When it is ended. */
  Duration timeout() {
    var own = Duration.ofSeconds(function.settings().timeoutSeconds());
    return own.compareTo(limit) < 0 ? own : limit;
  }

  /** Without the event and the credentials. */
  @Override
  public String toString() {
    return "Invocation[" + requestId + " of " + arn + "]";
  }
}
