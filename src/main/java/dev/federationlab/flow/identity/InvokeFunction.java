package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.FUNCTION_RESULT;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Invokes the function with the credentials, and takes what it returns. */
public record InvokeFunction(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      new Planned(
          Actor.APP,
          Actor.LAMBDA,
          "Invoke",
          Channel.BACK,
          List.of(CREDENTIALS),
          List.of(FUNCTION_RESULT));

  /**
   * The outcome if the function ran and failed, which only the app can notice: Lambda answers 200.
   */
  private static final String FAILED = "function_failed";

  public InvokeFunction {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "invoke-function";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "AccessDeniedException", "ExpiredTokenException", "ResourceNotFoundException", FAILED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(CREDENTIALS);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(FUNCTION_RESULT);
  }

  @Override
  public void run(Run run) throws Refused {
    var credentials = run.spend(CREDENTIALS);
    SandboxFunction.ensure(run);
    var name = run.setting(IdentityNames.FUNCTION, SandboxFunction.NAME);
    var payload = run.setting(IdentityNames.PAYLOAD, "{\"name\":\"Ada\"}");
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.lambda()
                    .invoke(
                        r ->
                            r.functionName(name)
                                .payload(SdkBytes.fromUtf8String(payload))
                                .overrideConfiguration(Signed.with(credentials))));
    var said = answer.payload().asUtf8String();
    var failure = answer.functionError();
    run.require(
        new Check(
            "X-Amz-Function-Error",
            "no such header",
            failure == null ? "none" : failure + ": " + said,
            failure == null,
            "AWS Lambda API Reference, Invoke"),
        FAILED);
    run.keep(new Artifact(FUNCTION_RESULT, said, Map.of("function", name), run.now(), null));
  }
}
