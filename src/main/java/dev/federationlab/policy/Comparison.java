package dev.federationlab.policy;

/**
 * What a condition operator compares (IAM User Guide, "Condition operators"). A negated one is true
 * exactly when its positive twin is not.
 */
enum Comparison {
  STRING_EQUALS("StringEquals", false, Operand::exactly),
  STRING_NOT_EQUALS("StringNotEquals", true, Operand::exactly),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Operand::ignoringCase),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Operand::ignoringCase),
  STRING_LIKE("StringLike", false, Operand::like),
  STRING_NOT_LIKE("StringNotLike", true, Operand::like),
  NUMERIC_EQUALS("NumericEquals", false, Operand.number(order -> order == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true, Operand.number(order -> order == 0)),
  NUMERIC_LESS_THAN("NumericLessThan", false, Operand.number(order -> order < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, Operand.number(order -> order <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false, Operand.number(order -> order > 0)),
  NUMERIC_GREATER_THAN_EQUALS(
      "NumericGreaterThanEquals", false, Operand.number(order -> order >= 0)),
  DATE_EQUALS("DateEquals", false, Operand.date(order -> order == 0)),
  DATE_NOT_EQUALS("DateNotEquals", true, Operand.date(order -> order == 0)),
  DATE_LESS_THAN("DateLessThan", false, Operand.date(order -> order < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, Operand.date(order -> order <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", false, Operand.date(order -> order > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, Operand.date(order -> order >= 0)),
  BOOL("Bool", false, Operand::truth),
  BINARY_EQUALS("BinaryEquals", false, Operand::binary),
  IP_ADDRESS("IpAddress", false, Operand::address),
  NOT_IP_ADDRESS("NotIpAddress", true, Operand::address),
  ARN_EQUALS("ArnEquals", false, Operand::arn),
  ARN_NOT_EQUALS("ArnNotEquals", true, Operand::arn),
  ARN_LIKE("ArnLike", false, Operand::arn),
  ARN_NOT_LIKE("ArnNotLike", true, Operand::arn),
  /** Asks whether the key is absent. */
  NULL("Null", false, Operand::truth);

  private final String text;
  private final boolean negated;

  /** Holds nothing that changes. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Operand.Reading reading;

  Comparison(String text, boolean negated, Operand.Reading reading) {
    this.text = text;
    this.negated = negated;
    this.reading = reading;
  }

  /** As policies spell it. */
  String text() {
    return text;
  }

  boolean negated() {
    return negated;
  }

  Operand.Reading reading() {
    return reading;
  }
}
