package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.PolicyEditing.PutBack;
import dev.federationlab.flow.PolicyEditing.Ran;
import java.util.List;
import java.util.Map;

/** The code of the flow own-data, and its policy. */
final class OwnDataCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of(
          "aws-cli", OwnDataCode::awsCli,
          "python", OwnDataCode::python,
          "java", OwnDataCode::java,
          "policy", OwnDataCode::policy);

  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.util.*",
          "software.amazon.awssdk.auth.credentials.*",
          "software.amazon.awssdk.core.sync.RequestBody",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType",
          "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
          "software.amazon.awssdk.services.dynamodb.model.AttributeValue",
          "software.amazon.awssdk.services.dynamodb.model.DynamoDbException",
          "software.amazon.awssdk.services.s3.S3Client",
          "software.amazon.awssdk.services.s3.model.S3Exception");

  private OwnDataCode() {}

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var password = Map.of("PASSWORD", code.password("sign-in"));
    var lent = json(programs.bash(code.of("sign-in", "aws-cli"), password));
    var session = environment(lent);

    assertThat(lent.path("IdentityId").asText()).isEqualTo(code.values().get("identity-id"));
    assertThat(programs.bash(code.of("use-s3", "aws-cli"), session))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
    assertThat(programs.bash(code.of("use-dynamodb", "aws-cli"), session))
        .contains("Hello, DynamoDB!");
    assertThat(programs.bash(code.of("others", "aws-cli"), session))
        .isEqualTo("not yours\nnor this\n");
  }

  private static void python(ShownCode code, Programs programs) throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "password = \"%s\"\n%s\nprint(text, len(mine), note[\"Text\"], len(notes))\n"
            .formatted(code.password("sign-in"), code.whole("python"));

    assertThat(programs.python(script, () -> ""))
        .isEqualTo("AccessDenied\nAccessDeniedException\nHello, S3! 1 Hello, DynamoDB! 1\n");
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    var body =
        code.whole("java")
            + "\nreturn text + \" \" + mine.size() + \" \" + notes.size() + \" \" + refusals;";
    var source = ShownCode.program(IMPORTS, "String password", body);

    assertThat(programs.java(source, code.password("sign-in")))
        .isEqualTo("Hello, S3! 1 1 [AccessDenied, AccessDeniedException]");
  }

  /** In force in place of the one that the flow set up, it decides the same. */
  private static void policy(ShownCode code, Programs programs) {
    var editing = code.runs().editing();
    var place =
        editing.at(code.learner(), code.flow(), "use-s3").stream()
            .filter(it -> it.id().startsWith("inline:"))
            .findFirst()
            .orElseThrow()
            .id();
    var before = editing.read(code.learner(), code.flow(), "use-s3", place);

    var saved =
        editing.save(
            code.learner(),
            code.flow(),
            "use-s3",
            place,
            code.of("substitution", "policy"),
            before.version());

    assertThat(((Ran) saved).run().outcome().done()).isTrue();
    assertThat(code.runs().run(code.learner(), code.flow(), "use-dynamodb").outcome().done())
        .isTrue();
    assertThat(code.runs().run(code.learner(), code.flow(), "others").outcome().done()).isTrue();
    var now = editing.read(code.learner(), code.flow(), "use-s3", place);
    assertThat(editing.putBack(code.learner(), code.flow(), "use-s3", place, now.version()))
        .isEqualTo(new PutBack());
  }
}
