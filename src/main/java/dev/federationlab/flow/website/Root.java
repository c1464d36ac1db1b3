package dev.federationlab.flow.website;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.client.AwsClients;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Calls AWS as the sandbox's root, in a run that records it. */
record Root(Run run) {

  /** A call that is signed with what it is given. */
  <T> T call(
      Actor service,
      String operation,
      BiFunction<AwsClients, AwsRequestOverrideConfiguration, T> it)
      throws Refused {
    var arrow =
        new Stage.Planned(Actor.APP, service, operation, Channel.BACK, List.of(), List.of());
    return run.aws(arrow, aws -> it.apply(aws, Signed.byRoot(run)));
  }

  /** The same, where one error is as good as success: it says that all is there already. */
  void callUnless(
      String code,
      Actor service,
      String operation,
      BiFunction<AwsClients, AwsRequestOverrideConfiguration, ?> it)
      throws Refused {
    try {
      call(service, operation, it);
    } catch (Refused e) {
      if (!e.outcome().id().equals(code)) {
        throw e;
      }
    }
  }

  /** Whether a call found what it is about. */
  boolean found(
      Actor service,
      String operation,
      BiFunction<AwsClients, AwsRequestOverrideConfiguration, ?> it)
      throws Refused {
    try {
      call(service, operation, it);
      return true;
    } catch (Refused e) {
      if (!e.outcome().id().equals("ResourceNotFoundException")) {
        throw e;
      }
      return false;
    }
  }

  String accountId() {
    return run.sandbox().accountId();
  }

  String region() {
    return run.parties().region();
  }
}
