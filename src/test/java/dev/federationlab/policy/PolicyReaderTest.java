package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.decision.PolicyReading.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final String TRUST =
      """
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": {"Federated": "accounts.google.com"},
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
      }
      """;

  @Test
  void namesLineAndColumnOfAnUnknownElement() {
    var refused =
        refused(
            Kind.IDENTITY,
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Efect": "Allow", "Action": "s3:*", "Resource": "*"}
              ]
            }
            """);

    assertThat(refused.message()).isEqualTo("Syntax errors in policy.");
    assertThat(refused.explanation())
        .isEqualTo(
            "line 4, column 6: `Efect` is no element of a statement; did you mean `Effect`?");
    assertThat(refused.place()).isEqualTo(new Place(4, 6));
  }

  @Test
  void refusesANameThatStandsTwice() {
    var refused =
        refused(
            Kind.IDENTITY,
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*",
                           "Effect": "Allow"}}
            """);

    assertThat(refused.message()).isEqualTo("Syntax errors in policy.");
    assertThat(refused.explanation())
        .startsWith("line 3, ")
        .contains("Duplicate")
        .contains("Effect");
  }

  @Test
  void refusesTextAfterTheEnd() {
    var refused =
        refused(
            Kind.IDENTITY,
            statement("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"") + "}");

    assertThat(refused.message()).isEqualTo("Syntax errors in policy.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "\"a\"",
        "null",
        "{",
        "{}",
        "{\"Statement\": []}",
        "{\"Statement\": \"Allow\"}",
        "{\"Version\": \"2012-10-18\", \"Statement\": []}",
        "{\"Version\": 2012, \"Statement\": []}",
        "{'Statement': []}",
        "{\"Statement\": [null]}",
        "{\"Statement\": [],}",
        "{\"Id\": {}, \"Statement\": []}"
      })
  void refusesWhatIsNoPolicy(String text) {
    var refused = refused(Kind.IDENTITY, text);

    assertThat(refused.message()).isEqualTo("Syntax errors in policy.");
    assertThat(refused.place().line()).isEqualTo(1);
    assertThat(refused.explanation()).startsWith("line 1, column ");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(refused(Kind.IDENTITY, "[".repeat(10_000)).explanation()).contains("nesting depth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"",
        "\"Effect\": true, \"Action\": \"*\", \"Resource\": \"*\"",
        "\"Action\": \"*\", \"Resource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"NotAction\": \"*\", \"Resource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"NotResource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": {}, \"Resource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": [[\"*\"]], \"Resource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": null, \"Resource\": \"*\"",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": []",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"StringEquals\": \"a\"}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"StringEqual\": {}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"NullIfExists\": {}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"ForAllValues:Null\": {}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\":"
            + " {\"a:b\": \"yes\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\":"
            + " {\"a:b\": null}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\":"
            + " {\"a:b\": true, \"A:B\": false}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"NumericEquals\": {\"a:b\": \"ten\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"NumericEquals\": {\"a:b\": \"1e999999999\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"DateLessThan\": {\"a:b\": \"soon\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"IpAddress\": {\"a:b\": \"1.2.3\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"IpAddress\": {\"a:b\": \"1.2.3.4/33\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"IpAddress\": {\"a:b\": \"example.com\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
            + " {\"BinaryEquals\": {\"a:b\": \"%\"}}",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b/${aws:userid\"",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b/${}\"",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b/${a:b, c}\""
      })
  void refusesAStatementThatIsWrong(String elements) {
    assertThat(refused(Kind.IDENTITY, statement(elements)).message())
        .isEqualTo("Syntax errors in policy.");
  }

  @Test
  void saysWhatIamSaysOfPermissionPolicies() {
    assertThat(message("\"Effect\": \"Allow\", \"Resource\": \"*\""))
        .isEqualTo("Policy statement must contain actions.");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": [], \"Resource\": \"*\""))
        .isEqualTo("Policy statement must contain actions.");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"*\""))
        .isEqualTo("Policy statement must contain resources.");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": []"))
        .isEqualTo("Policy statement must contain resources.");
    assertThat(
            message(
                "\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\":"
                    + " \"*\""))
        .isEqualTo("Policy document should not specify a principal.");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"GetObject\", \"Resource\": \"*\""))
        .isEqualTo("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"s 3:GetObject\", \"Resource\": \"*\""))
        .isEqualTo("Vendor s 3 is not valid");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"photos\""))
        .isEqualTo("Resource photos must be in ARN format or \"*\".");
    assertThat(message("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3\""))
        .isEqualTo("The policy failed legacy parsing");
    assertThat(
            message(
                "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:moon:s3:::photos\""))
        .isEqualTo("Partition \"moon\" is not valid for resource \"arn:moon:s3:::photos\".");
    assertThat(
            message(
                "\"Sid\": \"a b\", \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\""))
        .startsWith("Statement IDs (SID) must be alpha-numeric.");
  }

  @Test
  void refusesTwoStatementsOfOneSid() {
    var one = "{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}";

    assertThat(refused(Kind.IDENTITY, "{\"Statement\": [" + one + ", " + one + "]}").message())
        .isEqualTo("Statement IDs (SID) in a single policy must be unique.");
  }

  @Test
  void refusesAVariableBeforeTheFifthColon() {
    var refused =
        refused(
            Kind.IDENTITY,
            statement(
                "\"Effect\": \"Allow\", \"Action\": \"*\","
                    + " \"Resource\": \"arn:aws:sns:us-east-1:${aws:PrincipalAccount}:topic\""));

    assertThat(refused.explanation()).contains("only after the fifth colon");
  }

  @Test
  void readsATrustPolicyWithoutResource() throws MalformedPolicyException {
    var policy = PolicyReader.read(Kind.TRUST, TRUST);

    assertThat(policy.laidOut()).isEqualTo(TRUST);
    assertThat(policy.statements()).hasSize(1);
    assertThat(policy.statements().get(0).name()).isEqualTo("statement 1");
    assertThat(policy.statements().get(0).firstLine()).isEqualTo(3);
    assertThat(policy.statements().get(0).lastLine()).isEqualTo(7);
  }

  @Test
  void saysWhatIamSaysOfTrustPolicies() {
    var federated = "\"Principal\": {\"Federated\": \"accounts.google.com\"}";
    assertThat(refused(Kind.TRUST, "{").message()).isEqualTo("This policy contains invalid Json");
    assertThat(trust("\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\""))
        .isEqualTo("Missing required field Principal");
    assertThat(trust("\"Effect\": \"Allow\", \"Principal\": {}, \"Action\": \"sts:AssumeRole\""))
        .isEqualTo("Missing required field Principal cannot be empty!");
    assertThat(trust("\"Effect\": \"Allow\", " + federated))
        .isEqualTo("Missing required field Action");
    assertThat(trust("\"Effect\": \"Allow\", " + federated + ", \"Action\": \"sts:*\""))
        .isEqualTo("AssumeRole policy may only specify STS AssumeRole actions.");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", "
                    + federated
                    + ", \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\""))
        .isEqualTo("Has prohibited field Resource");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", "
                    + federated
                    + ", \"Action\": \"sts:AssumeRole\", \"NotResource\": \"*\""))
        .isEqualTo("AssumeRole policy must not contain resources.");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"*\"}, \"Action\":"
                    + " \"sts:AssumeRole\""))
        .isEqualTo("AssumeRole policy must not contain NotPrincipal field.");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"ann\"}, \"Action\":"
                    + " \"sts:AssumeRole\""))
        .isEqualTo("Invalid principal in policy: \"AWS\":\"ann\"");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", \"Principal\": {\"AWS\":"
                    + " \"arn:aws:iam::111122223333:role/*\"}, \"Action\": \"sts:AssumeRole\""))
        .isEqualTo("Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/*\"");
    assertThat(
            trust(
                "\"Effect\": \"Allow\", \"Principal\": {\"Federated\":"
                    + " \"https://accounts.google.com\"}, \"Action\": \"sts:AssumeRole\""))
        .isEqualTo("Invalid principal in policy: \"Federated\":\"https://accounts.google.com\"");
  }

  @Test
  void saysWhatS3SaysOfBucketPolicies() {
    assertThat(refused(Kind.RESOURCE, "nonsense").message())
        .isEqualTo("Policies must be valid JSON and the first byte must be '{'");
    assertThat(bucket("\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\""))
        .isEqualTo("Missing required field Principal");
    assertThat(
            bucket(
                "\"Effect\": \"Maybe\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\":"
                    + " \"*\""))
        .isEqualTo("Invalid effect : Maybe");
    assertThat(bucket("\"Efect\": \"Allow\"")).isEqualTo("Unknown field Efect");
    assertThat(
            bucket(
                "\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"GetObject\","
                    + " \"Resource\": \"*\""))
        .isEqualTo("Policy has invalid action");
    assertThat(
            bucket(
                "\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\":"
                    + " \"photos\""))
        .isEqualTo("Policy has invalid resource");
    assertThat(
            bucket(
                "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"ann\"}, \"Action\": \"s3:*\","
                    + " \"Resource\": \"*\""))
        .isEqualTo("Invalid principal in policy");
  }

  @Test
  void givesStatementsOnOneLineLinesOfTheirOwn() throws MalformedPolicyException {
    var text =
        "{\"Version\":\"2012-10-17\",\"Statement\":["
            + "{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"*\"},"
            + "{\"Sid\":\"B\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\","
            + "\"Condition\":{\"NumericLessThan\":{\"s3:max-keys\":1.50}}}]}";

    var policy = PolicyReader.read(Kind.IDENTITY, text);

    assertThat(policy.text()).isEqualTo(text);
    assertThat(policy.laidOut())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "A",
                  "Effect": "Allow",
                  "Action": ["s3:GetObject", "s3:PutObject"],
                  "Resource": "*"
                },
                {
                  "Sid": "B",
                  "Effect": "Deny",
                  "Action": "s3:*",
                  "Resource": "*",
                  "Condition": {
                    "NumericLessThan": {
                      "s3:max-keys": 1.50
                    }
                  }
                }
              ]
            }\
            """);
    assertThat(policy.statements()).extracting(Statement::firstLine).containsExactly(4, 10);
    assertThat(policy.statements()).extracting(Statement::lastLine).containsExactly(9, 20);
  }

  private static String message(String elements) {
    return refused(Kind.IDENTITY, statement(elements)).message();
  }

  private static String trust(String elements) {
    return refused(Kind.TRUST, statement(elements)).message();
  }

  private static String bucket(String elements) {
    return refused(Kind.RESOURCE, statement(elements)).message();
  }

  private static String statement(String elements) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": {" + elements + "}}";
  }

  private static MalformedPolicyException refused(Kind kind, String text) {
    var refused =
        catchThrowableOfType(MalformedPolicyException.class, () -> PolicyReader.read(kind, text));
    assertThat(refused).as("accepted: " + text).isNotNull();
    return refused;
  }
}
