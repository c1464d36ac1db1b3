package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A policy as the deciding party read it.
 *
 * @param place by which its editor is found; empty if it cannot be changed here
 * @param decided whether one of its statements settled the answer
 * @param literal whether it has what looks like variables, and its version reads them as text
 */
public record PolicyView(
    String kind,
    String name,
    String place,
    boolean decided,
    boolean literal,
    List<Line> lines,
    List<StatementView> statements) {

  /** Whether a line of it was read otherwise for each caller. */
  public boolean variable() {
    return lines.stream().anyMatch(line -> !line.resolved().isEmpty());
  }

  /**
   * A line of its text, numbered from 1; {@code look} is {@code "allow"}, {@code "deny"}, {@code
   * "near"} (one element was missing) or empty. {@code resolved} is the line as it was read for
   * this caller; empty where it has no variable.
   */
  public record Line(int number, String text, String look, List<Stretch> resolved) {}

  /**
   * A part of a line; {@code look} is {@code "value"} for what stood for a variable, {@code
   * "missing"} where nothing did, and empty for the text around it.
   */
  public record Stretch(String text, String look) {}

  /**
   * A statement and how each of its elements compared with the request.
   *
   * @param near whether it would have allowed, but for one element
   * @param open whether it is unfolded: not where it has nothing to do with the answer, and another
   *     has
   */
  public record StatementView(
      String name,
      String effect,
      String state,
      boolean decisive,
      boolean near,
      boolean open,
      List<Element> elements) {

    /** What an element that does not match is marked with: no fault where nothing hung on it. */
    public String lacking() {
      return near ? "✗" : "–";
    }
  }

  /** {@code wanted} is the policy's text with variables replaced, {@code saw} the request's. */
  public record Element(String what, String wanted, String saw, boolean matched) {}

  /** The policies that were read for one answer. */
  static List<PolicyView> of(List<PolicyReading> policies) {
    return policies.stream().map(policy -> of(policy, policies)).toList();
  }

  private static PolicyView of(PolicyReading policy, List<PolicyReading> all) {
    var decided = policy.statements().stream().anyMatch(PolicyReading.Statement::decisive);
    return new PolicyView(
        kind(policy),
        policy.name(),
        PolicyDesk.placeOf(policy),
        decided,
        policy.variables().isEmpty() && policy.json().contains("${"),
        lines(policy, decided || allowed(policy.kind(), all)),
        statements(policy, decided || allowed(policy.kind(), all)));
  }

  /** Whether one policy of a kind allows: then it does not matter what the others lack. */
  private static boolean allowed(PolicyReading.Kind kind, List<PolicyReading> all) {
    return all.stream()
        .filter(policy -> policy.kind() == kind)
        .flatMap(policy -> policy.statements().stream())
        .anyMatch(statement -> statement.applied() && statement.effect().equals("Allow"));
  }

  /** Empty where the name says it already. */
  private static String kind(PolicyReading policy) {
    var kind = kind(policy.kind());
    return policy.name().toLowerCase(Locale.ROOT).contains(kind.toLowerCase(Locale.ROOT))
        ? ""
        : kind;
  }

  private static String kind(PolicyReading.Kind kind) {
    return switch (kind) {
      case TRUST -> "Trust policy";
      case IDENTITY -> "Permission policy";
      case RESOURCE -> "Resource policy";
      case SESSION -> "Session policy";
      case BOUNDARY -> "Permissions boundary";
      case SERVICE_CONTROL -> "Service control policy";
    };
  }

  private static List<Line> lines(PolicyReading policy, boolean settled) {
    var lines = new ArrayList<Line>();
    var texts = policy.json().stripTrailing().split("\n", -1);
    for (int i = 0; i < texts.length; i++) {
      int number = i + 1;
      var look =
          policy.statements().stream()
              .filter(s -> s.firstLine() <= number && number <= s.lastLine())
              .findFirst()
              .map(s -> look(s, settled))
              .orElse("");
      lines.add(new Line(number, texts[i], look, resolved(texts[i], policy.variables())));
    }
    return lines;
  }

  /** The line with every variable replaced by what stood for it; empty if it has none. */
  private static List<Stretch> resolved(String line, List<PolicyReading.Variable> variables) {
    var stretches = new ArrayList<Stretch>();
    int from = 0;
    for (int at = line.indexOf("${"); at >= 0; at = line.indexOf("${", at + 1)) {
      int here = at;
      var found = variables.stream().filter(v -> line.startsWith(v.written(), here)).findFirst();
      if (found.isEmpty()) {
        continue; // ${*} and its like are characters
      }
      var value = found.get().value();
      stretches.add(new Stretch(line.substring(from, at), ""));
      stretches.add(
          value == null
              ? new Stretch("no value for " + found.get().written(), "missing")
              : new Stretch(value, "value"));
      from = at + found.get().written().length();
    }
    if (stretches.isEmpty()) {
      return List.of();
    }
    stretches.add(new Stretch(line.substring(from), ""));
    return stretches.stream().filter(stretch -> !stretch.text().isEmpty()).toList();
  }

  private static String look(PolicyReading.Statement statement, boolean settled) {
    if (statement.decisive()) {
      return statement.effect().equals("Deny") ? "deny" : "allow";
    }
    return near(statement, settled) ? "near" : "";
  }

  /** Where nothing decided, the statement that lacked one element is what a reader looks for. */
  private static boolean near(PolicyReading.Statement statement, boolean settled) {
    long lacking = statement.elements().stream().filter(element -> !element.passed()).count();
    return !settled && statement.effect().equals("Allow") && lacking == 1;
  }

  private static List<StatementView> statements(PolicyReading policy, boolean settled) {
    boolean told = settled || policy.statements().stream().anyMatch(s -> near(s, false));
    return policy.statements().stream()
        .map(s -> statement(s, near(s, settled), !told || s.applied() || near(s, settled)))
        .toList();
  }

  private static StatementView statement(
      PolicyReading.Statement statement, boolean near, boolean open) {
    return new StatementView(
        statement.name(),
        statement.effect(),
        state(statement),
        statement.decisive(),
        near,
        open,
        statement.elements().stream().map(PolicyView::element).toList());
  }

  private static String state(PolicyReading.Statement statement) {
    if (statement.decisive()) {
      return statement.effect().equals("Deny")
          ? "✗ it settled the answer"
          : "✓ it settled the answer";
    }
    if (statement.applied()) {
      return "applies, and did not settle it";
    }
    return statement.elements().stream()
        .filter(element -> !element.passed())
        .findFirst()
        .map(element -> "does not apply: " + element.what())
        .orElse("does not apply");
  }

  private static Element element(Check check) {
    return new Element(check.what(), check.wanted(), check.saw(), check.passed());
  }
}
