package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.policy.Operator.Quantifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the table of {@link EvaluationTableTest} speaks of everything: found from what its cases
 * hold, not from what they are called.
 */
class EvaluationCoverageTest {
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{[^}]+, *'[^']*'}");

  /** A part of the language or of the logic, and the cases that are about it. */
  private record Part(String name, int atLeast, Predicate<Map<String, Object>> about) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Part> parts() {
    return Stream.of(
        new Part("explicit deny", 20, effect("Deny")),
        new Part("session policy", 12, with("session")),
        new Part("permissions boundary", 12, with("boundary")),
        new Part("service control policy", 5, with("scp")),
        new Part("bucket policy", 20, with("resource")),
        new Part("trust policy", 20, with("trust")),
        new Part("bucket policy that names the role", 6, names("role/web/Reader")),
        new Part("bucket policy that names the session", 6, names("assumed-role/Reader/ann")),
        new Part("another account", 10, entry -> as(entry).startsWith("stranger")),
        new Part("root", 4, entry -> as(entry).endsWith("root")),
        new Part("anonymous", 5, entry -> as(entry).equals("anonymous")),
        new Part("service", 2, entry -> as(entry).startsWith("service ")),
        new Part("NotAction", 5, element("NotAction")),
        new Part("NotResource", 5, element("NotResource")),
        new Part("NotPrincipal", 5, element("NotPrincipal")),
        new Part("wildcards in actions", 5, wildcard("Action")),
        new Part("wildcards in resources", 5, wildcard("Resource")),
        new Part("policy variables", 10, entry -> policies(entry).contains("${")),
        new Part("defaults of variables", 4, entry -> DEFAULT.matcher(policies(entry)).find()),
        new Part(
            "a version without variables",
            2,
            entry -> entry.containsKey("version") && policies(entry).contains("${")),
        new Part("several values of a key", 10, EvaluationCoverageTest::severalValues),
        new Part("dynamodb:LeadingKeys", 5, key("dynamodb:LeadingKeys")),
        new Part("dynamodb:Attributes", 3, key("dynamodb:Attributes")),
        new Part("aws:PrincipalTag", 10, key("aws:PrincipalTag/")),
        new Part("amr", 6, key("cognito-identity.amazonaws.com:amr")),
        new Part("session tags", 3, entry -> ask(entry).startsWith("sts:TagSession")),
        new Part(
            "case",
            8,
            entry -> String.valueOf(entry.get("name")).matches("(?i).*\\b(case|cased)\\b.*")));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void speaksOfEveryPartBothWays(Part part) {
    var about = EvaluationTable.cases().filter(part.about()).toList();

    assertThat(about).hasSizeGreaterThanOrEqualTo(part.atLeast());
    assertThat(about).anyMatch(entry -> expect(entry).equals("allow"));
    assertThat(about).anyMatch(entry -> !expect(entry).equals("allow"));
  }

  /** Plain and with IfExists: a key that fits, one that does not, and none. */
  @ParameterizedTest
  @EnumSource(names = "NULL", mode = EnumSource.Mode.EXCLUDE)
  void speaksOfEveryOperator(Comparison comparison) {
    var plain = comparison.text();
    var ifExists = plain + "IfExists";

    assertThat(alone(plain, true)).as("%s, a key", plain).contains(true, false);
    assertThat(alone(ifExists, true)).as("%s, a key", ifExists).contains(true, false);
    assertThat(alone(ifExists, false)).as("%s, no key", ifExists).contains(true);
  }

  /** Every family of operators without its key, where negated ones hold and others do not. */
  @ParameterizedTest
  @MethodSource("families")
  void speaksOfMissingKeys(List<Comparison> family) {
    var answers =
        family.stream().flatMap(comparison -> alone(comparison.text(), false).stream()).toList();

    assertThat(answers).isNotEmpty();
    family.forEach(
        comparison ->
            assertThat(alone(comparison.text(), false))
                .as(comparison.text())
                .allMatch(allowed -> allowed == comparison.negated()));
  }

  static Stream<List<Comparison>> families() {
    return Stream.of("String", "Numeric", "Date", "Bool", "Binary", "Ip", "Arn")
        .map(
            family ->
                Arrays.stream(Comparison.values())
                    .filter(comparison -> comparison.text().matches("(Not)?" + family + ".*"))
                    .toList());
  }

  /** With each family of operators, and of an empty and a missing key. */
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void speaksOfTheSetOperators(Quantifier quantifier) {
    var used =
        EvaluationTable.cases()
            .flatMap(entry -> EvaluationTable.conditions(entry).stream())
            .map(condition -> Operator.read(condition.getKey()).orElseThrow())
            .filter(operator -> operator.quantifier() == quantifier)
            .toList();
    var families =
        used.stream()
            .map(operator -> operator.comparison().text().replaceAll("(?<=[a-z])[A-Z].*", ""))
            .collect(Collectors.toSet());

    assertThat(families).contains("String", "Numeric", "Date", "Bool", "Binary", "Ip", "Arn");
    assertThat(used).anyMatch(Operator::ifExists).anyMatch(op -> op.comparison().negated());
    var bySet = EvaluationTable.cases().filter(entry -> only(entry, quantifier)).toList();
    assertThat(bySet)
        .as("a missing key, an empty one, one of several values")
        .anyMatch(entry -> keys(entry).isEmpty())
        .anyMatch(entry -> keys(entry).values().stream().anyMatch(value -> value.equals(List.of())))
        .anyMatch(entry -> keys(entry).values().stream().anyMatch(value -> value.equals("")))
        .anyMatch(EvaluationCoverageTest::severalValues);
  }

  @Test
  void speaksOfAbsenceBothWays() {
    assertThat(alone("Null", true)).contains(true, false);
    assertThat(alone("Null", false)).contains(true, false);
  }

  @Test
  void saysNothingTwice() throws JsonProcessingException {
    var json = new ObjectMapper();
    var asked = new ArrayList<String>();
    for (var entry : EvaluationTable.cases().toList()) {
      var same = new TreeMap<>(entry);
      same.keySet().removeAll(List.of("name", "source"));
      asked.add(json.writeValueAsString(same));
    }

    assertThat(asked).doesNotHaveDuplicates();
  }

  /** What was answered where nothing but one condition, with this operator on one key, decided. */
  private static List<Boolean> alone(String operator, boolean withKey) {
    return EvaluationTable.cases()
        .filter(entry -> entry.containsKey("condition"))
        .filter(entry -> EvaluationTable.conditions(entry).size() == 1)
        .filter(entry -> EvaluationTable.conditions(entry).get(0).getKey().equals(operator))
        .filter(
            entry ->
                EvaluationTable.conditions(entry).get(0).getValue().keySet().stream()
                        .anyMatch(key -> has(entry, key))
                    == withKey)
        .filter(entry -> !policies(entry).contains("${"))
        .map(entry -> expect(entry).equals("allow"))
        .toList();
  }

  private static boolean has(Map<String, Object> entry, String key) {
    return keys(entry).entrySet().stream()
        .filter(there -> there.getKey().equalsIgnoreCase(key))
        .anyMatch(there -> !EvaluationTable.list(there.getValue()).isEmpty());
  }

  private static boolean only(Map<String, Object> entry, Quantifier quantifier) {
    var conditions = EvaluationTable.conditions(entry);
    return conditions.size() == 1
        && Operator.read(conditions.get(0).getKey()).orElseThrow().quantifier() == quantifier;
  }

  private static boolean severalValues(Map<String, Object> entry) {
    return keys(entry).values().stream()
        .anyMatch(value -> value instanceof List<?> l && l.size() > 1);
  }

  private static Predicate<Map<String, Object>> with(String kind) {
    return entry -> entry.containsKey(kind);
  }

  private static Predicate<Map<String, Object>> element(String name) {
    return entry ->
        EvaluationTable.statements(entry).stream()
            .anyMatch(statement -> statement.containsKey(name));
  }

  private static Predicate<Map<String, Object>> effect(String effect) {
    return entry ->
        EvaluationTable.statements(entry).stream()
            .anyMatch(statement -> effect.equals(statement.get("Effect")));
  }

  private static Predicate<Map<String, Object>> wildcard(String element) {
    return entry ->
        EvaluationTable.statements(entry).stream()
            .flatMap(
                statement ->
                    EvaluationTable.list(statement.getOrDefault(element, List.of())).stream())
            .map(String::valueOf)
            .anyMatch(value -> value.length() > 1 && value.matches(".*[*?].*"));
  }

  private static Predicate<Map<String, Object>> names(String principal) {
    return entry ->
        entry.containsKey("resource")
            && EvaluationTable.list(entry.get("resource")).stream()
                .map(statement -> EvaluationTable.map(statement).get("Principal"))
                .anyMatch(named -> String.valueOf(named).contains(principal));
  }

  private static Predicate<Map<String, Object>> key(String prefix) {
    return entry ->
        EvaluationTable.conditions(entry).stream()
                .flatMap(condition -> condition.getValue().keySet().stream())
                .anyMatch(name -> name.startsWith(prefix))
            || policies(entry).contains("${" + prefix);
  }

  private static String policies(Map<String, Object> entry) {
    return EvaluationTable.statements(entry).toString();
  }

  private static Map<String, Object> keys(Map<String, Object> entry) {
    return EvaluationTable.map(entry.getOrDefault("keys", Map.of()));
  }

  private static String expect(Map<String, Object> entry) {
    return String.valueOf(entry.get("expect"));
  }

  private static String as(Map<String, Object> entry) {
    return String.valueOf(entry.getOrDefault("as", "session"));
  }

  private static String ask(Map<String, Object> entry) {
    return String.valueOf(entry.getOrDefault("ask", ""));
  }
}
