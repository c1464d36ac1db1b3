package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A policy that can be read, as it is written: every value with its place. For those who have
 * something to say of the text; what decides is {@link Policy}.
 */
record PolicyText(Kind kind, Version version, List<StatementText> statements) {

  /** A condition: an operator, a key, and the values it is compared with. */
  record ConditionText(Operator operator, Json.Member key, List<Json.Scalar> values) {

    boolean isOn(String name) {
      return key.name().equalsIgnoreCase(name);
    }

    /** The name of the key in lower case. */
    String name() {
      return key.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A principal: its type, {@code "*"} where there is none, and its name. */
  record PrincipalText(String type, Json.Scalar name) {
    boolean anybody() {
      return name.text().equals("*");
    }
  }

  /** One statement. */
  record StatementText(Json.Structure json, List<ConditionText> conditions) {

    boolean allows() {
      return values("Effect").stream().anyMatch(effect -> effect.text().equals("Allow"));
    }

    /** The values of an element; none if it is not there. */
    List<Json.Scalar> values(String element) {
      return member(element).map(member -> scalars(member.value())).orElse(List.of());
    }

    Optional<Json.Member> member(String element) {
      return Optional.ofNullable(json.find(element));
    }

    List<PrincipalText> principals() {
      var principals = new ArrayList<PrincipalText>();
      var member = json.find("Principal");
      if (member != null && member.value() instanceof Json.Structure structure) {
        for (var entry : structure.members()) {
          scalars(entry.value())
              .forEach(name -> principals.add(new PrincipalText(entry.name(), name)));
        }
      } else if (member != null) {
        scalars(member.value()).forEach(name -> principals.add(new PrincipalText("*", name)));
      }
      return principals;
    }

    /** Whether one of its actions means the one of this name; not for NotAction. */
    boolean names(String action) {
      return values("Action").stream().anyMatch(pattern -> covers(pattern.text(), action));
    }

    static boolean covers(String pattern, String action) {
      return Glob.of(pattern.toLowerCase(Locale.ROOT)).matches(action.toLowerCase(Locale.ROOT));
    }

    /** Whether a condition that is no negated one, and no question for absence, is on a key. */
    boolean demands(String key) {
      return conditions.stream()
          .filter(condition -> condition.isOn(key))
          .map(condition -> condition.operator().comparison())
          .anyMatch(comparison -> !comparison.negated() && comparison != Comparison.NULL);
    }
  }

  static PolicyText of(Kind kind, Json.Structure root) {
    var version =
        root.members().stream()
                .filter(member -> member.name().equals("Version"))
                .flatMap(member -> scalars(member.value()).stream())
                .anyMatch(value -> value.text().equals(Version.V2012_10_17.text()))
            ? Version.V2012_10_17
            : Version.V2008_10_17;
    var statements = new ArrayList<StatementText>();
    var member = root.find("Statement");
    for (var item : member == null ? List.<Json>of() : items(member.value())) {
      if (item instanceof Json.Structure structure) {
        statements.add(new StatementText(structure, conditions(structure)));
      }
    }
    return new PolicyText(kind, version, List.copyOf(statements));
  }

  private static List<ConditionText> conditions(Json.Structure statement) {
    var conditions = new ArrayList<ConditionText>();
    var block = statement.find("Condition");
    if (block != null && block.value() instanceof Json.Structure operators) {
      for (var operator : operators.members()) {
        var read = Operator.read(operator.name());
        if (read.isPresent() && operator.value() instanceof Json.Structure keys) {
          keys.members()
              .forEach(
                  key -> conditions.add(new ConditionText(read.get(), key, scalars(key.value()))));
        }
      }
    }
    return conditions;
  }

  private static List<Json.Scalar> scalars(Json value) {
    return items(value).stream()
        .filter(Json.Scalar.class::isInstance)
        .map(Json.Scalar.class::cast)
        .toList();
  }

  private static List<Json> items(Json value) {
    return value instanceof Json.Sequence list ? list.items() : List.of(value);
  }
}
