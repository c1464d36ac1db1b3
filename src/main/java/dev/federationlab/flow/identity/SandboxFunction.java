package dev.federationlab.flow.identity;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.SandboxRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * The function of the sandbox. No code of learners runs: its handler names one that the product
 * supplies.
 */
public final class SandboxFunction {
  public static final String NAME = "FederationLabGreeter";
  private static final String HANDLER = "greeter.handler";
  private static final SandboxRole ROLE =
      new SandboxRole("FederationLabGreeterRole", "WriteLogs", "social");

  private SandboxFunction() {}

  /** Makes it, with the role that it runs as, if that was not done before. */
  public static void ensure(Run run) throws Refused {
    run.once("function/" + NAME, SandboxFunction::create);
  }

  private static void create(Run run) throws Refused {
    ROLE.setUp(run, trust(), permissions());
    var role = Names.roleArn(run.sandbox().accountId(), ROLE.name());
    try {
      run.aws(
          new Planned(Actor.APP, Actor.LAMBDA, "CreateFunction", BACK, List.of(), List.of()),
          aws ->
              aws.lambda()
                  .createFunction(
                      r ->
                          r.functionName(NAME)
                              .handler(HANDLER)
                              .runtime(Runtime.NODEJS22_X)
                              .role(role)
                              .code(c -> c.zipFile(zip()))
                              .overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      // There already, as after a fresh start.
      if (!e.outcome().id().equals("ResourceConflictException")) {
        throw e;
      }
    }
  }

  /** A package, as Lambda asks for one; what is in it is never run. */
  private static SdkBytes zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("greeter.mjs"));
      zip.write("// supplied by Federation Lab".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  /** Lambda itself takes it on, whoever invokes the function. */
  private static String trust() {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {"Service": "lambda.amazonaws.com"},
          "Action": "sts:AssumeRole"
        }
      ]
    }
    """;
  }

  private static String permissions() {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          "Resource": "*"
        }
      ]
    }
    """;
  }
}
