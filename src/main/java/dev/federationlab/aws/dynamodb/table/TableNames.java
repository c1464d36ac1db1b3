package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.regex.Pattern;

/** What tables and indexes may be called (DynamoDB Developer Guide, "Naming rules"). */
final class TableNames {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private TableNames() {}

  /**
   * The name, if it is one.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static String require(String name) {
    if (!FORM.matcher(name).matches()) {
      throw DynamoErrors.invalid(
          "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
              + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }
    return name;
  }
}
