package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.expression.Faults.Rank;
import dev.federationlab.aws.dynamodb.value.Order;
import dev.federationlab.aws.dynamodb.value.Shown;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of conditions, and what operators and functions ask of their operands. */
final class Functions {
  /** Stand in for what has a fault, so that reading can go on. */
  static final Condition NEVER = new Condition.In(new Operand.Literal("", Value.NULL), List.of());

  static final Operand NOTHING = new Operand.Literal("", Value.NULL);

  private static final Map<String, Integer> OPERANDS =
      Map.of(
          "attribute_exists", 1,
          "attribute_not_exists", 1,
          "attribute_type", 2,
          "begins_with", 2,
          "contains", 2,
          "size", 1);

  private final Faults faults;

  Functions(Faults faults) {
    this.faults = faults;
  }

  /** The function that a condition is, if it is one. */
  static Optional<String> name(Condition condition) {
    if (condition instanceof Condition.Exists exists) {
      return Optional.of(exists.wanted() ? "attribute_exists" : "attribute_not_exists");
    }
    if (condition instanceof Condition.HasType) {
      return Optional.of("attribute_type");
    }
    if (condition instanceof Condition.BeginsWith) {
      return Optional.of("begins_with");
    }
    return condition instanceof Condition.Contains ? Optional.of("contains") : Optional.empty();
  }

  /** A call of a function. */
  Term call(String name, List<Operand> operands) {
    var wanted = OPERANDS.get(name);
    if (wanted == null) {
      faults.note(Rank.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
      return NEVER;
    }
    if (wanted != operands.size()) {
      faults.note(
          Rank.OPERANDS,
          "Incorrect number of operands for operator or function; operator or function: "
              + name
              + ", number of operands: "
              + operands.size());
      return name.equals("size") ? new Operand.Size(NOTHING) : NEVER;
    }
    if (wanted == 2) {
      requireDistinct(name, operands.get(0), operands.get(1));
    }
    return switch (name) {
      case "attribute_exists" -> exists(name, operands.get(0), true);
      case "attribute_not_exists" -> exists(name, operands.get(0), false);
      case "attribute_type" -> hasType(operands.get(0), operands.get(1));
      case "begins_with" -> beginsWith(operands.get(0), operands.get(1));
      case "contains" -> new Condition.Contains(operands.get(0), operands.get(1));
      default -> size(operands.get(0));
    };
  }

  private Condition exists(String name, Operand operand, boolean wanted) {
    if (operand instanceof Operand.At at) {
      return new Condition.Exists(at.path(), wanted);
    }
    faults.note(
        Rank.TYPE, "Operator or function requires a document path; operator or function: " + name);
    return NEVER;
  }

  private Condition hasType(Operand operand, Operand type) {
    if (!(type instanceof Operand.Literal literal && literal.value() instanceof Value.Text text)) {
      var known = type.knownType();
      wrongType("attribute_type", known == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : known.name());
      return NEVER;
    }
    var found =
        Arrays.stream(Type.values()).filter(each -> each.name().equals(text.text())).findFirst();
    if (found.isEmpty()) {
      faults.note(
          Rank.TYPE,
          "Invalid attribute type name found; type: "
              + text.text()
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
      return NEVER;
    }
    return new Condition.HasType(operand, found.get());
  }

  private Condition beginsWith(Operand operand, Operand start) {
    for (var each : List.of(operand, start)) {
      var type = each.knownType();
      if (type != null && type != Type.S && type != Type.B) {
        wrongType("begins_with", type.name());
      }
    }
    return new Condition.BeginsWith(operand, start);
  }

  private Operand size(Operand operand) {
    var type = operand.knownType();
    if (type == Type.N || type == Type.BOOL || type == Type.NULL) {
      wrongType("size", type.name());
    }
    return new Operand.Size(operand);
  }

  void misused(String function) {
    faults.note(
        Rank.MISUSED_FUNCTION,
        "The function is not allowed to be used this way in an expression; function: " + function);
  }

  /** That nothing is compared with itself. */
  void requireDistinct(String operator, Operand first, Operand second) {
    if (first instanceof Operand.At a && first.equals(second)) {
      faults.note(
          Rank.DISTINCT,
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + a.path());
    }
  }

  /** That the types of operands have an order, where they are known. */
  void requireOrdered(String operator, Operand... operands) {
    for (var operand : operands) {
      var type = operand.knownType();
      if (type != null && !type.ordered() && operand != NOTHING) {
        wrongType(operator, type.name());
      }
    }
  }

  /** That the bounds of BETWEEN are of one type and in order, where they are known. */
  void requireRange(Operand low, Operand high) {
    if (!(low instanceof Operand.Literal a && high instanceof Operand.Literal b)) {
      return;
    }
    var bounds =
        "; lower bound operand: AttributeValue: "
            + shown(a.value())
            + ", upper bound operand: AttributeValue: "
            + shown(b.value());
    if (a.value().type() != b.value().type()) {
      faults.note(
          Rank.TYPE,
          "The BETWEEN operator requires same data type for lower and upper bounds" + bounds);
    } else if (a.value().type().ordered() && Order.compare(a.value(), b.value()) > 0) {
      faults.note(
          Rank.TYPE,
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound"
              + bounds);
    }
  }

  private static String shown(Value value) {
    return "{" + value.type() + ":" + Shown.text(value) + "}";
  }

  void wrongType(String operator, String type) {
    faults.note(
        Rank.TYPE,
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }
}
