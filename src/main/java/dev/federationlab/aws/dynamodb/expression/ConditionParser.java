package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.expression.Faults.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads conditions.
 *
 * <pre>
 * or         = and { OR and }
 * and        = not { AND not }
 * not        = [NOT] comparison
 * comparison = atom [ comparator atom | BETWEEN atom AND atom | IN "(" atom { "," atom } ")" ]
 * atom       = "(" or ")" | function "(" atom { "," atom } ")" | path | :value
 * </pre>
 *
 * A parenthesis may hold a condition or an operand, so both are read alike and told apart by what
 * stands around them.
 */
final class ConditionParser {
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");

  private final Source source;
  private final Functions functions;

  private ConditionParser(Source source) {
    this.source = source;
    this.functions = new Functions(source.faults);
  }

  static Condition parse(Source source) {
    var parser = new ConditionParser(source);
    var condition = parser.condition(parser.or());
    source.requireEnd();
    source.faults.require();
    return condition;
  }

  /**
   * What was read.
   *
   * @param grouped whether it stood in parentheses of its own
   */
  private record Read(Term term, boolean grouped) {}

  private Read or() {
    var first = and();
    while (source.acceptWord("OR")) {
      first = new Read(new Condition.Or(condition(first), condition(and())), false);
    }
    return first;
  }

  private Read and() {
    var first = not();
    while (source.acceptWord("AND")) {
      first = new Read(new Condition.And(condition(first), condition(not())), false);
    }
    return first;
  }

  private Read not() {
    if (source.acceptWord("NOT")) {
      return new Read(new Condition.Not(condition(comparison())), false);
    }
    return comparison();
  }

  private Read comparison() {
    var first = atom();
    var comparator = Comparator.of(source.peek());
    if (comparator.isPresent()) {
      var left = operand(first);
      source.take();
      return comparing(comparator.get(), left, operand(atom()));
    }
    if (source.peek().isWord("BETWEEN")) {
      var value = operand(first);
      source.take();
      return between(value);
    }
    if (source.peek().isWord("IN")) {
      var value = operand(first);
      source.take();
      source.operator();
      source.expect("(");
      return new Read(new Condition.In(value, operands()), false);
    }
    return first;
  }

  private Read comparing(Comparator comparator, Operand first, Operand second) {
    source.operator();
    functions.requireDistinct(comparator.symbol(), first, second);
    if (comparator.ordering()) {
      functions.requireOrdered(comparator.symbol(), first, second);
    }
    return new Read(new Condition.Compare(comparator, first, second), false);
  }

  private Read between(Operand value) {
    source.operator();
    var low = operand(atom());
    if (!source.acceptWord("AND")) {
      throw source.syntax();
    }
    var high = operand(atom());
    functions.requireOrdered("BETWEEN", value, low, high);
    functions.requireRange(low, high);
    return new Read(new Condition.Between(value, low, high), false);
  }

  private Read atom() {
    var token = source.peek();
    if (source.accept("(")) {
      source.enter();
      var inner = or();
      source.leave();
      source.expect(")");
      if (inner.grouped()) {
        source.faults.note(Rank.PARENTHESES, "The expression has redundant parentheses;");
      }
      return new Read(inner.term(), true);
    }
    if (token.kind() == Token.Kind.VALUE) {
      return new Read(source.value(), false);
    }
    if (token.kind() == Token.Kind.WORD && source.after().is("(") && !isKeyword(token)) {
      source.operator();
      source.take();
      source.take();
      source.enter();
      var arguments = operands();
      source.leave();
      return new Read(functions.call(token.text(), arguments), false);
    }
    return new Read(new Operand.At(source.path(KEYWORDS)), false);
  }

  private static boolean isKeyword(Token token) {
    return KEYWORDS.stream().anyMatch(token::isWord);
  }

  /** What stands between parentheses, the first of which was taken. */
  private List<Operand> operands() {
    var operands = new ArrayList<Operand>();
    do {
      operands.add(operand(atom()));
    } while (source.accept(","));
    source.expect(")");
    return operands;
  }

  private Condition condition(Read read) {
    if (read.term() instanceof Condition condition) {
      return condition;
    }
    if (read.term() instanceof Operand.Size) {
      functions.misused("size");
      return Functions.NEVER;
    }
    throw source.syntax();
  }

  private Operand operand(Read read) {
    if (read.term() instanceof Operand operand) {
      return operand;
    }
    if (read.term() == Functions.NEVER) {
      return Functions.NOTHING;
    }
    var function = Functions.name((Condition) read.term());
    if (function.isEmpty()) {
      throw source.syntax();
    }
    functions.misused(function.get());
    return Functions.NOTHING;
  }
}
