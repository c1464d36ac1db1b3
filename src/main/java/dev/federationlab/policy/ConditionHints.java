package dev.federationlab.policy;

import dev.federationlab.policy.Operator.Quantifier;
import dev.federationlab.policy.PolicyText.ConditionText;
import dev.federationlab.policy.PolicyText.StatementText;
import java.util.List;
import java.util.Set;

/** Conditions that hold where nobody thinks of it, or never. */
final class ConditionHints {
  private static final String OPERATORS =
      "IAM User Guide, \"IAM JSON policy elements: Condition operators\"";
  private static final String SEVERAL = "IAM User Guide, \"Multivalued context keys\"";
  private static final String ROWS =
      "Amazon DynamoDB Developer Guide, \"Using IAM policy conditions for fine-grained access"
          + " control\"";
  private static final String LEADING_KEYS = "dynamodb:leadingkeys";

  /** Keys whose guide itself asks for ForAllValues. */
  private static final Set<String> FOR_ALL_VALUES = Set.of(LEADING_KEYS, "dynamodb:attributes");

  private static final Set<Comparison> EXACT =
      Set.of(
          Comparison.STRING_EQUALS,
          Comparison.STRING_NOT_EQUALS,
          Comparison.STRING_EQUALS_IGNORE_CASE,
          Comparison.STRING_NOT_EQUALS_IGNORE_CASE);

  private ConditionHints() {}

  static void at(PolicyText policy, StatementText statement, List<Remark> hints) {
    for (var condition : statement.conditions()) {
      several(statement, condition, hints);
      values(condition, hints);
      if (condition.name().equals(LEADING_KEYS)) {
        rows(statement, condition, hints);
      }
      if (statement.allows()
          && condition.operator().comparison().negated()
          && condition.operator().quantifier() == Quantifier.NONE
          && !knownThere(statement, condition)) {
        hints.add(
            Remark.hint(
                condition.key().place(),
                "a negated operator holds as well where the key is missing, so this Allow applies"
                    + " then too",
                OPERATORS));
      }
    }
  }

  private static void several(
      StatementText statement, ConditionText condition, List<Remark> hints) {
    var operator = condition.operator();
    boolean multivalued = Context.multivalued(condition.key().name());
    if (operator.quantifier() == Quantifier.NONE) {
      if (multivalued && operator.comparison() != Comparison.NULL) {
        hints.add(
            Remark.hint(
                condition.key().place(),
                condition.key().name()
                    + " can hold several values: say ForAnyValue: or ForAllValues: before the"
                    + " operator",
                SEVERAL));
      }
      return;
    }
    boolean ofToken = condition.name().endsWith(":aud") || condition.name().endsWith(":sub");
    if (ofToken) {
      hints.add(
          Remark.hint(
              condition.key().place(),
              condition.key().name()
                  + " holds one value: without "
                  + (operator.quantifier() == Quantifier.FOR_ALL ? "ForAllValues:" : "ForAnyValue:")
                  + " it says the same and cannot hold for nothing",
              SEVERAL));
      return;
    }
    if (operator.quantifier() == Quantifier.FOR_ALL
        && statement.allows()
        && !FOR_ALL_VALUES.contains(condition.name())
        && !knownThere(statement, condition)) {
      hints.add(
          Remark.hint(
              condition.key().place(),
              "ForAllValues holds where "
                  + condition.key().name()
                  + " is missing or empty, so this Allow applies then too; \"Null\": {\""
                  + condition.key().name()
                  + "\": \"false\"} beside it shuts that out",
              SEVERAL));
    }
  }

  /** Whether the same statement asks for the key to be there. */
  private static boolean knownThere(StatementText statement, ConditionText condition) {
    return statement.conditions().stream()
        .filter(other -> other.isOn(condition.key().name()))
        .filter(other -> other.operator().comparison() == Comparison.NULL)
        .flatMap(other -> other.values().stream())
        .anyMatch(value -> value.text().equalsIgnoreCase("false"));
  }

  private static void values(ConditionText condition, List<Remark> hints) {
    if (condition.values().isEmpty()) {
      hints.add(
          Remark.hint(condition.key().place(), "there is no value to compare with", OPERATORS));
    }
    if (!EXACT.contains(condition.operator().comparison())) {
      return;
    }
    for (var value : condition.values()) {
      var plain = value.text().replaceAll("\\$\\{[^}]*}", "");
      if (plain.contains("*") || plain.contains("?")) {
        hints.add(
            Remark.hint(
                value.place(),
                condition.operator().comparison().text()
                    + " takes `*` and `?` literally; wildcards are for StringLike and"
                    + " StringNotLike",
                OPERATORS));
      }
    }
  }

  private static void rows(StatementText statement, ConditionText condition, List<Remark> hints) {
    boolean forAll = condition.operator().quantifier() == Quantifier.FOR_ALL;
    boolean holdsForNothing = forAll || condition.operator().ifExists();
    if (statement.allows() && holdsForNothing && statement.names("dynamodb:Scan")) {
      hints.add(
          Remark.hint(
              condition.key().place(),
              "this allows dynamodb:Scan, which has no leading keys: the condition holds for"
                  + " nothing, and a scan reads every row",
              ROWS));
    }
  }
}
