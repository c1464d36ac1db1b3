package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.decision.PolicyReading.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One test for each case of {@code policy/evaluation.yml}; the file says how to read it. */
class EvaluationTableTest {
  private static final String ACCOUNT = "111122223333";
  private static final String RESOURCE = "arn:aws:s3:::photos/a.jpg";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Policies POLICIES = new Policies(1_000_000);
  private static final Map<String, Kind> KINDS =
      Map.of(
          "scp", Kind.SERVICE_CONTROL,
          "trust", Kind.TRUST,
          "resource", Kind.RESOURCE,
          "identity", Kind.IDENTITY,
          "boundary", Kind.BOUNDARY,
          "session", Kind.SESSION);

  @TestFactory
  Stream<DynamicContainer> answersAsTheGuideSays() throws Exception {
    return EvaluationTable.groups().stream()
        .map(
            group ->
                DynamicContainer.dynamicContainer(
                    (String) group.get("source"),
                    EvaluationTable.cases(group).stream()
                        .map(
                            entry ->
                                DynamicTest.dynamicTest(
                                    (String) entry.get("name"), () -> check(entry)))));
  }

  @Test
  void hasAtLeastTwoHundredCasesEachWithASource() throws Exception {
    assertThat(EvaluationTable.groups())
        .allSatisfy(group -> assertThat(group.get("source")).isInstanceOf(String.class));
    assertThat(
            EvaluationTable.groups().stream()
                .mapToInt(group -> EvaluationTable.cases(group).size())
                .sum())
        .isGreaterThanOrEqualTo(200);
  }

  private static void check(Map<String, Object> entry) throws Exception {
    var evaluation = Evaluation.of(question(entry), attached(entry));

    assertThat(answer(evaluation)).isEqualTo(entry.get("expect"));
    assertThat(evaluation.findings()).hasSize(statements(evaluation));
    assertThat(evaluation.readings()).hasSameSizeAs(evaluation.policies());
    for (var finding : evaluation.findings()) {
      for (var held : finding.held()) {
        assertThat(held.element().explain(evaluation.question()).passed())
            .isEqualTo(held.matched());
      }
    }
  }

  private static int statements(Evaluation evaluation) {
    return evaluation.policies().stream()
        .mapToInt(policy -> policy.policy().statements().size())
        .sum();
  }

  private static String answer(Evaluation evaluation) {
    var verdict = evaluation.verdict();
    if (verdict instanceof Verdict.ExplicitDeny denial) {
      return "deny " + name(denial.named());
    }
    return verdict instanceof Verdict.ImplicitDeny denial
        ? "silent " + name(denial.silent())
        : "allow";
  }

  private static String name(Kind kind) {
    return KINDS.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Question question(Map<String, Object> entry) {
    var ask = ((String) entry.getOrDefault("ask", "s3:GetObject " + RESOURCE)).split(" ", 2);
    return new Question(
        caller((String) entry.getOrDefault("as", "session")),
        ask[0],
        ask[1],
        ACCOUNT,
        context(entry));
  }

  private static Caller caller(String as) {
    if (as.startsWith("federated ")) {
      return new Caller.Federated(as.substring("federated ".length()));
    }
    if (as.startsWith("service ")) {
      return new Caller.AwsService(as.substring("service ".length()));
    }
    return switch (as) {
      case "session" -> session(ACCOUNT, "role/web/Reader", "Reader/ann");
      case "stranger" -> session("444455556666", "role/Visitor", "Visitor/bob");
      case "root" -> new Caller.Root(ACCOUNT);
      case "stranger-root" -> new Caller.Root("444455556666");
      case "anonymous" -> new Caller.Anonymous();
      default -> throw new IllegalArgumentException("nobody is called " + as);
    };
  }

  private static Caller session(String account, String role, String session) {
    return new Caller.RoleSession(
        account,
        "arn:aws:iam::" + account + ":" + role,
        "arn:aws:sts::" + account + ":assumed-role/" + session);
  }

  private static Context context(Map<String, Object> entry) {
    var keys = new LinkedHashMap<String, List<String>>();
    EvaluationTable.map(entry.getOrDefault("keys", Map.of()))
        .forEach(
            (key, value) ->
                keys.put(key, EvaluationTable.list(value).stream().map(String::valueOf).toList()));
    return Context.of(keys);
  }

  private static List<Attached> attached(Map<String, Object> entry) throws Exception {
    var attached = new ArrayList<Attached>();
    for (var kind : KINDS.keySet()) {
      if (entry.containsKey(kind)) {
        attached.add(attach(kind, entry.get(kind), entry));
      }
    }
    if (entry.containsKey("condition")) {
      attached.add(
          attach(
              "identity",
              Map.of(
                  "Effect",
                  "Allow",
                  "Action",
                  "*",
                  "Resource",
                  "*",
                  "Condition",
                  entry.get("condition")),
              entry));
    }
    return attached;
  }

  private static Attached attach(String kind, Object statements, Map<String, Object> entry)
      throws Exception {
    var version = entry.getOrDefault("version", "2012-10-17");
    var policy = new LinkedHashMap<String, Object>();
    if (!version.equals("none")) {
      policy.put("Version", version);
    }
    policy.put("Statement", statements);
    var parsed = POLICIES.read(KINDS.get(kind), JSON.writeValueAsString(policy), 10_000);
    return new Attached(KINDS.get(kind), kind + " policy", parsed);
  }
}
