package dev.federationlab.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. What it does not know becomes a symbol that no rule takes. */
final class Scanner {
  private final String text;
  private int at;

  private Scanner(String text) {
    this.text = text;
  }

  /** The tokens, the last of which is the end. */
  static List<Token> scan(String text) {
    var scanner = new Scanner(text);
    var tokens = new ArrayList<Token>();
    for (scanner.space(); scanner.at < text.length(); scanner.space()) {
      tokens.add(scanner.next());
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
    return tokens;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Token next() {
    int start = at;
    char first = text.charAt(at++);
    if (isLetter(first)) {
      return rest(Token.Kind.WORD, start);
    }
    if ((first == '#' || first == ':') && at < text.length() && isPart(text.charAt(at))) {
      return rest(first == '#' ? Token.Kind.NAME : Token.Kind.VALUE, start);
    }
    if (isDigit(first)) {
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      return token(Token.Kind.NUMBER, start);
    }
    var two = text.substring(start, Math.min(start + 2, text.length()));
    if (two.equals("<=") || two.equals(">=") || two.equals("<>")) {
      at++;
    }
    return token(Token.Kind.SYMBOL, start);
  }

  private Token rest(Token.Kind kind, int start) {
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    return token(kind, start);
  }

  private Token token(Token.Kind kind, int start) {
    return new Token(kind, text.substring(start, at), start, at);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isPart(char c) {
    return isLetter(c) || isDigit(c);
  }
}
