package dev.federationlab.aws.iam;

import dev.federationlab.aws.ServiceException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Tags of an entity: at most 50, their keys unique whatever their case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">Tags for IAM
 *     resources</a>
 */
final class Tags {
  private static final int MOST = 50;
  private static final int KEY = 128;
  private static final int VALUE = 256;

  private Tags() {}

  static Map<String, String> of(List<Tag> tags) {
    return with(Map.of(), tags);
  }

  /** The tags with others added; a key that is there already takes the new value. */
  static Map<String, String> with(Map<String, String> held, List<Tag> added) {
    var seen = new HashSet<String>();
    var tags = new LinkedHashMap<>(held);
    for (var tag : added) {
      require(tag);
      if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
        throw new ServiceException(
            IamError.INVALID_INPUT,
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      tags.keySet().removeIf(key -> key.equalsIgnoreCase(tag.key()));
      tags.put(tag.key(), tag.value());
    }
    if (tags.size() > MOST) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED, "The number of tags has reached the maximum limit.");
    }
    return tags;
  }

  static Map<String, String> without(Map<String, String> held, List<String> keys) {
    var tags = new LinkedHashMap<>(held);
    tags.keySet().removeAll(keys);
    return tags;
  }

  static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static void require(Tag tag) {
    if (tag.key() == null || tag.key().isEmpty() || tag.key().length() > KEY) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "Tag keys must have 1 to " + KEY + " characters.");
    }
    if (tag.value() == null || tag.value().length() > VALUE) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "Tag values must have 0 to " + VALUE + " characters.");
    }
    if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "System tags cannot be added/updated by requester");
    }
  }
}
