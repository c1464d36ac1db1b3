package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Denial.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Caller SESSION =
      new Caller.RoleSession(
          "111122223333",
          "arn:aws:iam::111122223333:role/FederationLabGoogle",
          "arn:aws:sts::111122223333:assumed-role/FederationLabGoogle/ada");
  private static final Context KEYS =
      Context.of(Map.of("accounts.google.com:sub", List.of("1234")));
  private static final String OWN_FOLDER =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "List",
            "Effect": "Allow",
            "Action": "s3:ListBucket",
            "Resource": "arn:aws:s3:::lab",
            "Condition": {"StringLike": {"s3:prefix": "${accounts.google.com:sub}/*"}}
          },
          {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:PutObject"],
            "Resource": "arn:aws:s3:::lab/${accounts.google.com:sub}/*"
          }
        ]
      }
      """;

  @Test
  void tellsWhatEachVariableStoodFor() {
    var resource = "arn:aws:s3:::lab/1234/a.txt";
    var told =
        ask("s3:GetObject", resource, KEYS, identity(OWN_FOLDER)).readings().get(0).variables();
    assertThat(told)
        .containsExactly(new PolicyReading.Variable("${accounts.google.com:sub}", "1234"));

    var nobody = ask("s3:GetObject", resource, Context.EMPTY, identity(OWN_FOLDER));
    assertThat(nobody.readings().get(0).variables())
        .containsExactly(new PolicyReading.Variable("${accounts.google.com:sub}", null));

    var old = identity(OWN_FOLDER.replace("2012-10-17", "2008-10-17"));
    assertThat(ask("s3:GetObject", resource, KEYS, old).readings().get(0).variables()).isEmpty();
  }

  @Test
  void keepsTheNearMissElementByElement() {
    var evaluation = ask("s3:PutObject", "arn:aws:s3:::lab/5678/a.txt", KEYS, identity(OWN_FOLDER));

    assertThat(evaluation.allowed()).isFalse();
    assertThat(evaluation.reasons()).isEmpty();
    assertThat(evaluation.nearest().orElseThrow().statement().name()).isEqualTo("statement 2");
    var reading = evaluation.readings().get(0);
    assertThat(reading.name()).isEqualTo("policy OwnFolder");
    assertThat(reading.json()).isEqualTo(OWN_FOLDER);
    var missed = reading.statements().get(1);
    assertThat(missed.name()).isEqualTo("statement 2");
    assertThat(missed.effect()).isEqualTo("Allow");
    assertThat(missed.firstLine()).isEqualTo(11);
    assertThat(missed.lastLine()).isEqualTo(15);
    assertThat(missed.applied()).isFalse();
    assertThat(missed.decisive()).isFalse();
    assertThat(missed.elements())
        .containsExactly(
            Check.passed(
                "Action",
                "s3:GetObject or s3:PutObject",
                "s3:PutObject",
                "IAM User Guide, \"IAM JSON policy elements: Action\""),
            Check.failed(
                "Resource",
                "arn:aws:s3:::lab/${accounts.google.com:sub}/* → arn:aws:s3:::lab/1234/*",
                "arn:aws:s3:::lab/5678/a.txt",
                "IAM User Guide, \"IAM JSON policy elements: Resource\""));
  }

  @Test
  void goesOnAfterAnElementThatMissed() {
    var evaluation = ask("s3:PutObject", "arn:aws:s3:::lab/5678/a.txt", KEYS, identity(OWN_FOLDER));

    assertThat(evaluation.readings().get(0).statements().get(0).elements())
        .extracting(Check::what, Check::saw, Check::passed)
        .containsExactly(
            tuple("Action", "s3:PutObject", false),
            tuple("Resource", "arn:aws:s3:::lab/5678/a.txt", false),
            tuple("Condition StringLike s3:prefix", "not in the request", false));
  }

  @Test
  void marksTheStatementThatDecided() {
    var evaluation = ask("s3:PutObject", "arn:aws:s3:::lab/1234/a.txt", KEYS, identity(OWN_FOLDER));

    assertThat(evaluation.allowed()).isTrue();
    assertThat(evaluation.readings().get(0).statements())
        .extracting(statement -> statement.decisive())
        .containsExactly(false, true);
    assertThat(evaluation.check())
        .isEqualTo(
            Check.passed(
                "permission",
                "Allow for s3:PutObject on arn:aws:s3:::lab/1234/a.txt, and no Deny",
                "allowed by statement 2 of policy OwnFolder",
                "IAM User Guide, \"Policy evaluation logic\""));
  }

  @Test
  void doesNotCallAnAllowDecisiveThatADenyOverruled() {
    var denied =
        ask(
            "s3:PutObject",
            "arn:aws:s3:::lab/1234/a.txt",
            KEYS,
            identity(OWN_FOLDER),
            attach(
                Kind.RESOURCE,
                "bucket policy of lab",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Sid\": \"No\", \"Effect\":"
                    + " \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\":"
                    + " \"arn:aws:s3:::lab/*\"}}"));

    assertThat(denied.readings().get(0).statements().get(1).applied()).isTrue();
    assertThat(denied.readings().get(0).statements().get(1).decisive()).isFalse();
    assertThat(denied.readings().get(1).statements().get(0).decisive()).isTrue();
    assertThat(denied.check().saw()).isEqualTo("denied by No of bucket policy of lab");
  }

  @Test
  void saysWhichVariableHasNoValue() {
    var evaluation =
        ask("s3:PutObject", "arn:aws:s3:::lab/1234/a.txt", Context.EMPTY, identity(OWN_FOLDER));

    assertThat(evaluation.readings().get(0).statements().get(1).elements().get(1).wanted())
        .isEqualTo(
            "arn:aws:s3:::lab/${accounts.google.com:sub}/* → no value for accounts.google.com:sub");
    assertThat(evaluation.check().saw())
        .isEqualTo(
            "no identity-based policy allows it; nearest: statement 2 of policy OwnFolder, but for"
                + " its Resource");
  }

  @Test
  void looksForTheNearMissInTheKindThatWasSilent() {
    var narrow =
        attach(
            Kind.SESSION,
            "session policy",
            "{\"Statement\": {\"Sid\": \"Other\", \"Effect\": \"Allow\", \"Action\":"
                + " \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::films/*\"}}");

    var evaluation =
        ask("s3:PutObject", "arn:aws:s3:::lab/1234/a.txt", KEYS, identity(OWN_FOLDER), narrow);

    assertThat(evaluation.check().saw())
        .isEqualTo(
            "no session policy allows it; nearest: Other of session policy, but for its Resource");
  }

  @Test
  void wordsAnImplicitDenialAsAwsDoes() {
    var evaluation =
        ask("s3:DeleteObject", "arn:aws:s3:::lab/1234/a.txt", KEYS, identity(OWN_FOLDER));

    assertThat(Denial.sentence(evaluation, Style.QUOTED))
        .isEqualTo(
            "User: arn:aws:sts::111122223333:assumed-role/FederationLabGoogle/ada is not authorized"
                + " to perform: s3:DeleteObject on resource: \"arn:aws:s3:::lab/1234/a.txt\""
                + " because no identity-based policy allows the s3:DeleteObject action");
  }

  @Test
  void leavesTheResourceOutWhereThereIsNone() {
    var evaluation = ask("s3:ListAllMyBuckets", "*", KEYS, identity(OWN_FOLDER));

    assertThat(Denial.sentence(evaluation, Style.PLAIN))
        .isEqualTo(
            "User: arn:aws:sts::111122223333:assumed-role/FederationLabGoogle/ada is not authorized"
                + " to perform: s3:ListAllMyBuckets because no identity-based policy allows the"
                + " s3:ListAllMyBuckets action");
  }

  @Test
  void namesTheKindOfPolicyThatDenied() {
    assertThat(deniedBy(Kind.IDENTITY))
        .endsWith("with an explicit deny in an identity-based policy");
    assertThat(deniedBy(Kind.SESSION)).endsWith("with an explicit deny in a session policy");
    assertThat(deniedBy(Kind.BOUNDARY)).endsWith("with an explicit deny in a permissions boundary");
    assertThat(deniedBy(Kind.SERVICE_CONTROL))
        .endsWith("with an explicit deny in a service control policy");
    assertThat(deniedBy(Kind.RESOURCE))
        .endsWith("with an explicit deny in a resource-based policy");
  }

  @Test
  void hasNoSentenceForWhatWasAllowed() {
    var evaluation = ask("s3:PutObject", "arn:aws:s3:::lab/1234/a.txt", KEYS, identity(OWN_FOLDER));

    assertThatThrownBy(() -> Denial.sentence(evaluation, Style.PLAIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String deniedBy(Kind kind) {
    var principal = kind == Kind.RESOURCE ? "\"Principal\": \"*\", " : "";
    var json =
        "{\"Statement\": {\"Effect\": \"Deny\", "
            + principal
            + "\"Action\": \"*\", \"Resource\": \"*\"}}";
    return Denial.sentence(
        ask("s3:GetObject", "arn:aws:s3:::lab/a", KEYS, attach(kind, "policy", json)),
        Style.QUOTED);
  }

  private static Attached identity(String json) {
    return attach(Kind.IDENTITY, "policy OwnFolder", json);
  }

  private static Attached attach(Kind kind, String name, String json) {
    return new Attached(kind, name, new Policies(10_000).stored(kind, json));
  }

  private static Evaluation ask(
      String action, String resource, Context keys, Attached... policies) {
    return Evaluation.of(
        new Question(SESSION, action, resource, "111122223333", keys), List.of(policies));
  }
}
