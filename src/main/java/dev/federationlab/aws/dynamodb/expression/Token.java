package dev.federationlab.aws.dynamodb.expression;

/**
 * A piece of an expression.
 *
 * @param start where it stands in the expression
 * @param end behind it
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    /** An attribute, a function or a keyword: {@code size}. */
    WORD,
    /** {@code #n} */
    NAME,
    /** {@code :v} */
    VALUE,
    /** Digits, in brackets. */
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it is this keyword; these are written in either case. */
  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }
}
