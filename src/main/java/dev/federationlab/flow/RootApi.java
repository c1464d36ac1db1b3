package dev.federationlab.flow;

import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.flow.edit.RootCalls;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls AWS as the root of a learner's sandbox, and keeps what crossed the wire.
 *
 * @param run whose sandbox it is
 * @param kept where the exchanges are kept, in the order in which they were sent
 */
record RootApi(Means means, Run run, List<Message> kept) implements RootCalls {

  @Override
  public <T> T call(
      Service service,
      String operation,
      BiFunction<AwsClients, AwsRequestOverrideConfiguration, T> call) {
    var arrow =
        new Stage.Planned(
            Actor.APP, actor(service), operation, Message.Channel.BACK, List.of(), List.of());
    var clients = means.aws().get();
    var calls = new Calls(means, kept);
    try {
      return clients.recorded(
          exchange -> calls.record(arrow, exchange),
          UnaryOperator.identity(),
          () -> call.apply(clients, Signed.byRoot(run)));
    } catch (AwsServiceException e) {
      throw e;
    } catch (SdkException e) {
      throw new ConversationBroken(means.parties().aws().getAuthority() + ": " + e.getMessage());
    }
  }

  static Actor actor(Service service) {
    return switch (service) {
      case IAM -> Actor.IAM;
      case S3 -> Actor.S3;
    };
  }
}
