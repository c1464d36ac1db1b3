package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page goes on from: {@code ExclusiveStartKey}. */
final class StartKey {
  private StartKey() {}

  /**
   * The key, if one is given.
   *
   * @throws ServiceException ValidationException if its values are none
   */
  static Optional<Item> read(boolean given, Map<String, AttributeValue> key) {
    if (!given) {
      return Optional.empty();
    }
    try {
      return Optional.of(Reading.item(key));
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
