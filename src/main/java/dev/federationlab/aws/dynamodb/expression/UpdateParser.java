package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.expression.Faults.Rank;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads updates.
 *
 * <pre>
 * update  = section { section }
 * section = SET set { "," set } | REMOVE path { "," path } | (ADD | DELETE) path :value { "," … }
 * set     = path "=" value
 * value   = operand [ ("+" | "-") operand ]
 * operand = "(" value ")" | function "(" operand "," operand ")" | path | :value
 * </pre>
 */
final class UpdateParser {
  private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");

  private final Source source;
  private final Functions functions;
  private final Overlap overlap;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> sections = new java.util.HashSet<>();

  private UpdateParser(Source source) {
    this.source = source;
    this.functions = new Functions(source.faults);
    this.overlap = new Overlap(source.faults);
  }

  static Update parse(Source source) {
    var parser = new UpdateParser(source);
    do {
      parser.section();
    } while (source.peek().kind() != Token.Kind.END);
    source.faults.require();
    return new Update(parser.changes);
  }

  private void section() {
    var keyword = source.peek().text().toUpperCase(Locale.ROOT);
    if (source.peek().kind() != Token.Kind.WORD || !KEYWORDS.contains(keyword)) {
      throw source.syntax();
    }
    source.take();
    if (!sections.add(keyword)) {
      source.faults.note(
          Rank.SECTION,
          "The \"" + keyword + "\" section can only be used once in an update expression;");
    }
    do {
      var path = source.path(KEYWORDS);
      overlap.add(path);
      source.operator();
      changes.add(
          switch (keyword) {
            case "SET" -> set(path);
            case "REMOVE" -> new Change.Remove(path);
            case "ADD" -> add(path);
            default -> delete(path);
          });
    } while (source.accept(","));
  }

  private Change set(Path path) {
    source.expect("=");
    return new Change.Set(path, value());
  }

  private Change add(Path path) {
    var value = literal();
    if (value.type() != Type.N && !value.type().set()) {
      wrongType("ADD", value);
    }
    return new Change.Add(path, value);
  }

  private Change delete(Path path) {
    var value = literal();
    if (value instanceof Value.Elements elements) {
      return new Change.Delete(path, elements);
    }
    wrongType("DELETE", value);
    return new Change.Remove(path);
  }

  private Value literal() {
    if (source.peek().kind() != Token.Kind.VALUE) {
      throw source.syntax();
    }
    return source.value().value();
  }

  private void wrongType(String operator, Value value) {
    source.faults.note(
        Rank.OPERANDS,
        "Incorrect operand type for operator or function; operator: "
            + operator
            + ", operand type: "
            + value.type().word()
            + ", typeSet: ALLOWED_FOR_"
            + operator
            + "_OPERAND");
  }

  private Operand value() {
    var first = operand();
    if (!source.peek().is("+") && !source.peek().is("-")) {
      return first;
    }
    var sign = source.take().text();
    source.operator();
    var second = operand();
    requireType(sign, first, Type.N);
    requireType(sign, second, Type.N);
    return new Calculated.Sum(first, second, sign.equals("-"));
  }

  private Operand operand() {
    var token = source.peek();
    if (source.accept("(")) {
      source.enter();
      var inner = value();
      source.leave();
      source.expect(")");
      return inner;
    }
    if (token.kind() == Token.Kind.VALUE) {
      return source.value();
    }
    if (token.kind() == Token.Kind.WORD && source.after().is("(")) {
      source.operator();
      source.take();
      source.take();
      return function(token.text(), operands());
    }
    return new Operand.At(source.path(KEYWORDS));
  }

  private List<Operand> operands() {
    source.enter();
    var operands = new ArrayList<Operand>();
    do {
      operands.add(operand());
    } while (source.accept(","));
    source.expect(")");
    source.leave();
    return operands;
  }

  private Operand function(String name, List<Operand> operands) {
    if (!name.equals("if_not_exists") && !name.equals("list_append")) {
      source.faults.note(Rank.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
      return Functions.NOTHING;
    }
    if (operands.size() != 2) {
      source.faults.note(
          Rank.OPERANDS,
          "Incorrect number of operands for operator or function; operator or function: "
              + name
              + ", number of operands: "
              + operands.size());
      return Functions.NOTHING;
    }
    if (name.equals("list_append")) {
      operands.forEach(operand -> requireType(name, operand, Type.L));
      return new Calculated.ListAppend(operands.get(0), operands.get(1));
    }
    if (operands.get(0) instanceof Operand.At at) {
      return new Calculated.IfNotExists(at.path(), operands.get(1));
    }
    source.faults.note(
        Rank.TYPE, "Operator or function requires a document path; operator or function: " + name);
    return Functions.NOTHING;
  }

  /** What is calculated from the item may be of any type until it is calculated. */
  private void requireType(String operator, Operand operand, Type wanted) {
    if (operand instanceof Operand.Literal literal
        && literal != Functions.NOTHING
        && literal.value().type() != wanted) {
      functions.wrongType(operator, literal.value().type().name());
    }
  }
}
