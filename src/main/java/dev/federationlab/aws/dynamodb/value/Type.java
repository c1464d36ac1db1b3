package dev.federationlab.aws.dynamodb.value;

/** What a value is, by the name that it has on the wire. */
public enum Type {
  S(0, "STRING"),
  N(1, "NUMBER"),
  B(2, "BINARY"),
  SS(3, "STRING_SET"),
  NS(4, "NUMBER_SET"),
  BS(5, "BINARY_SET"),
  BOOL(6, "BOOLEAN"),
  NULL(7, "NULL"),
  L(8, "LIST"),
  M(9, "MAP");

  private static final Type[] BY_CODE = values();

  private final int code;
  private final String word;

  Type(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** What it is in the store; never changed. */
  int code() {
    return code;
  }

  static Type of(int code) {
    return BY_CODE[code];
  }

  /** As messages about the operands of ADD and DELETE call it. */
  public String word() {
    return word;
  }

  /** Whether values of it have an order, and may be keys. */
  public boolean ordered() {
    return this == S || this == N || this == B;
  }

  /** Whether it is a set. */
  public boolean set() {
    return this == SS || this == NS || this == BS;
  }
}
