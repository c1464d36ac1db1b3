package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;

/** Takes its time: as long as {@code seconds} says, or longer than the usual timeout. */
final class Slow implements SuppliedFunction {
  private static final double USUAL_SECONDS = 10;
  private static final double MOST_SECONDS = 60;

  @Override
  public String handler() {
    return "slow.handler";
  }

  @Override
  public String summary() {
    return "Waits {\"seconds\": …} before it answers, 10 if nothing is said.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws InterruptedException {
    double seconds = event.path("seconds").asDouble(USUAL_SECONDS);
    var wait = Duration.ofMillis(Math.round(1000 * Math.max(0, Math.min(seconds, MOST_SECONDS))));
    context.log().line("waiting " + wait.toMillis() + " ms of " + context.remaining().toMillis());
    Thread.sleep(wait.toMillis());
    return JsonNodeFactory.instance.objectNode().put("waitedMillis", wait.toMillis());
  }
}
