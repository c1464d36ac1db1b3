package dev.federationlab.policy;

import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a Condition block: operator → key → values. */
final class ConditionReader {
  private final Version version;
  private final Faults faults;
  private final Mistakes mistakes;

  ConditionReader(Version version, Faults faults, Mistakes mistakes) {
    this.version = version;
    this.faults = faults;
    this.mistakes = mistakes;
  }

  /** One condition for each operator and key, in order; none without a block. */
  List<Condition> read(Json.@Nullable Member block) throws MalformedPolicyException {
    var conditions = new ArrayList<Condition>();
    if (block == null) {
      return conditions;
    }
    for (var member : members(block)) {
      mistakes.looking(() -> read(member, conditions));
    }
    return conditions;
  }

  private void read(Json.Member member, List<Condition> conditions)
      throws MalformedPolicyException {
    var operator = Operator.read(member.name());
    if (operator.isEmpty()) {
      throw faults.operator(
          member.name(),
          "`"
              + member.name()
              + "` is no condition operator"
              + Nearest.hint(member.name(), Operator.names()),
          member.place());
    }
    var keys = new HashSet<String>();
    for (var key : members(member)) {
      if (!keys.add(key.name().toLowerCase(Locale.ROOT))) {
        throw faults.syntax(
            "the key stands here twice, for case does not count: " + key.name(), key.place());
      }
      mistakes.reading(() -> condition(operator.get(), key)).ifPresent(conditions::add);
    }
  }

  private Condition condition(Operator operator, Json.Member key) throws MalformedPolicyException {
    if (key.name().indexOf(':') < 1) {
      throw faults.vendor(
          key.name(), "a condition key is `prefix:name`: " + key.name(), key.place());
    }
    var operands = new ArrayList<Operand>();
    for (var value : faults.list(key)) {
      mistakes
          .reading(() -> operator.comparison().reading().read(value, version, faults))
          .ifPresent(operands::add);
    }
    return new Condition(operator, key.name(), operands);
  }

  private List<Json.Member> members(Json.Member parent) throws MalformedPolicyException {
    if (parent.value() instanceof Json.Structure structure) {
      return structure.members();
    }
    throw faults.syntax(
        "`" + parent.name() + "` is an object, not " + parent.value().kind(),
        parent.value().place());
  }
}
