package dev.federationlab.aws.dynamodb.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * DynamoDB's numbers: up to 38 digits, from 1E-130 to just under 1E+126 on either side of zero
 * (DynamoDB API reference, "Naming rules and data types").
 */
public final class Numbers {
  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");
  private static final int MOST_DIGITS = 38;
  private static final int GREATEST = 125;
  private static final int LEAST = -130;

  /** No number that is allowed is longer, and reading a long one takes long. */
  private static final int LONGEST = 1000;

  private Numbers() {}

  /**
   * The number that a text stands for.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  public static Value.Num read(String text) {
    if (text.isEmpty()) {
      throw DynamoErrors.invalid("The parameter cannot be converted to a numeric value");
    }
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw DynamoErrors.invalid("The parameter cannot be converted to a numeric value: " + text);
    }
    return checked(new BigDecimal(text));
  }

  /**
   * A number that was calculated.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException if it is out of range
   */
  public static Value.Num checked(BigDecimal number) {
    if (number.signum() != 0) {
      var stripped = number.stripTrailingZeros();
      long magnitude = (long) stripped.precision() - stripped.scale() - 1;
      if (magnitude > GREATEST) {
        throw DynamoErrors.invalid(
            "Number overflow. Attempting to store a number with magnitude larger than supported"
                + " range");
      }
      if (magnitude < LEAST) {
        throw DynamoErrors.invalid(
            "Number underflow. Attempting to store a number with magnitude smaller than supported"
                + " range");
      }
      if (stripped.precision() > MOST_DIGITS) {
        throw DynamoErrors.invalid(
            "Attempting to store more than 38 significant digits in a Number");
      }
    }
    return new Value.Num(number);
  }

  /** As DynamoDB writes it: without exponent. */
  public static String text(Value.Num number) {
    return number.number().toPlainString();
  }
}
