package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.expression.Faults.Rank;
import dev.federationlab.aws.dynamodb.value.Sizes;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An expression while it is read: its tokens, what its placeholders stand for, and its faults. */
final class Source {
  private static final int LONGEST = 4096;
  private static final int MOST_OPERATORS = 300;

  private final String text;
  private final Placeholders placeholders;
  private final List<Token> tokens;
  final Faults faults;
  private int at;
  private int operators;
  private int depth;

  /**
   * @param parameter which expression it is: {@code "FilterExpression"}
   */
  Source(String parameter, String text, Placeholders placeholders) {
    this.text = text;
    this.placeholders = placeholders;
    this.faults = new Faults(parameter);
    if (text.isEmpty()) {
      throw faults.refusal("The expression can not be empty;");
    }
    long size = Sizes.utf8(text);
    if (size > LONGEST) {
      throw faults.refusal(
          "Expression size has exceeded the maximum allowed size; expression size: " + size);
    }
    this.tokens = Scanner.scan(text);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token after() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    var token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean accept(String symbol) {
    if (peek().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  boolean acceptWord(String keyword) {
    if (peek().isWord(keyword)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol) {
    if (!accept(symbol)) {
      throw syntax();
    }
  }

  /** That the next token cannot stand where it stands; told with those around it. */
  ServiceException syntax() {
    var token = peek();
    var before = tokens.get(Math.max(at - 1, 0));
    var near = text.substring(before.start(), after().end());
    return faults.refusal("Syntax error; token: \"" + token.text() + "\", near: \"" + near + "\"");
  }

  void requireEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw syntax();
    }
  }

  /** Counts an operator or function; there may be 300. */
  void operator() {
    if (++operators > MOST_OPERATORS) {
      throw tooMany();
    }
  }

  private ServiceException tooMany() {
    return faults.refusal(
        "The expression contains too many operators; operator count: " + (MOST_OPERATORS + 1));
  }

  /** Goes one level down; a tree of 300 operators has no more levels that say something. */
  void enter() {
    if (++depth > MOST_OPERATORS) {
      throw tooMany();
    }
  }

  void leave() {
    depth--;
  }

  /** A document path, which begins here. */
  Path path(Set<String> keywords) {
    var steps = new ArrayList<Path.Step>();
    steps.add(name(keywords));
    while (true) {
      if (accept(".")) {
        steps.add(name(keywords));
      } else if (accept("[")) {
        steps.add(position());
        expect("]");
      } else {
        break;
      }
    }
    if (steps.size() > Path.MOST_STEPS) {
      faults.note(
          Rank.SIZE,
          "The document path has too many nesting elements; nesting levels: " + steps.size());
    }
    return new Path(steps);
  }

  private Path.Step position() {
    if (peek().kind() != Token.Kind.NUMBER) {
      throw syntax();
    }
    var digits = take().text();
    try {
      return new Path.Position(Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      throw faults.refusal("List index is not within the allowable range; index: [" + digits + "]");
    }
  }

  private Path.Name name(Set<String> keywords) {
    var token = peek();
    if (token.kind() == Token.Kind.NAME) {
      take();
      var name = placeholders.name(token.text());
      if (name == null) {
        faults.note(
            Rank.NAME,
            "An expression attribute name used in the document path is not defined; attribute name:"
                + " "
                + token.text());
      }
      return new Path.Name(name == null ? token.text() : name);
    }
    if (token.kind() != Token.Kind.WORD
        || keywords.contains(token.text().toUpperCase(Locale.ROOT))) {
      throw syntax();
    }
    take();
    if (ReservedWords.has(token.text())) {
      faults.note(
          Rank.RESERVED, "Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    return new Path.Name(token.text());
  }

  /** The value of a {@code :value}, which is the next token. */
  Operand.Literal value() {
    var key = take().text();
    var value = placeholders.value(key);
    if (value == null) {
      faults.note(
          Rank.VALUE,
          "An expression attribute value used in expression is not defined; attribute value: "
              + key);
      return new Operand.Literal(key, Value.NULL);
    }
    return new Operand.Literal(key, value);
  }
}
