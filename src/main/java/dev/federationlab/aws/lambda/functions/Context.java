package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a function knows of its invocation, besides the event.
 *
 * @param version {@code "$LATEST"}
 * @param arn by which it was invoked
 * @param requestId of the invocation
 * @param deadline when it is ended
 * @param identity who invoked it, if that was a Cognito identity; never what the event says
 * @param clientContext what the invoker sent in {@code X-Amz-Client-Context}
 * @param environment its variables
 * @param aws how it calls AWS, with the credentials of its execution role
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html">Context
 *     object</a>
 */
public record Context(
    String functionName,
    String version,
    String arn,
    String requestId,
    Instant deadline,
    Optional<Identity> identity,
    Optional<JsonNode> clientContext,
    Map<String, String> environment,
    Log log,
    AwsClients aws,
    Clock clock) {
  public Context {
    environment = Map.copyOf(environment);
  }

  /** The Cognito identity whose credentials signed the invocation. */
  public record Identity(String cognitoIdentityId, String cognitoIdentityPoolId) {}

  /** Where a function writes lines that its invoker may ask for. */
  @FunctionalInterface
  public interface Log {
    /** Adds a line. Beyond some kilobytes, the oldest are forgotten. */
    void line(String text);
  }

  /** The time until the deadline; zero when it has passed. */
  public Duration remaining() {
    var left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
