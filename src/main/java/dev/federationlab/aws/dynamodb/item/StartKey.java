package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.Optional;

/** Where a page goes on from: {@code ExclusiveStartKey}. */
final class StartKey {
  private static final String NAME = "ExclusiveStartKey";

  private StartKey() {}

  /**
   * The key, if one is given.
   *
   * @throws ServiceException ValidationException if its values are none
   */
  static Optional<Item> read(Members asked) {
    if (!asked.has(NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Reading.item(asked.item(NAME)));
    } catch (ServiceException e) {
      throw DynamoErrors.invalid("The provided starting key is invalid: " + e.message());
    }
  }

  /**
   * Goes on if it is a key of what is read.
   *
   * @throws ServiceException ValidationException
   */
  static void require(Pages.Source source, Item key) {
    var names = source.startKey();
    boolean fits =
        key.attributes().size() == names.size()
            && names.stream().allMatch(name -> isKey(source, name, key));
    if (!fits) {
      throw DynamoErrors.invalid("The provided starting key is invalid");
    }
  }

  private static boolean isKey(Pages.Source source, String name, Item key) {
    var value = key.get(name);
    return value != null && value.type() == source.table().type(name);
  }
}
