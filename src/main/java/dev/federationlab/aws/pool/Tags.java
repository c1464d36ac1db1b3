package dev.federationlab.aws.pool;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The tags of a pool: at most 50, and no key is one of AWS's own. */
public final class Tags {
  private static final int MOST = 50;

  private Tags() {}

  /**
   * Goes on with tags that a pool can have.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  public static void require(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw PoolErrors.INVALID_PARAMETER.exception(
          "A resource can have at most " + MOST + " tags.");
    }
    for (var key : tags.keySet()) {
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw PoolErrors.INVALID_PARAMETER.exception("Tag keys that start with aws: are reserved.");
      }
    }
  }

  /**
   * Tags with others besides, or in their place.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  public static Map<String, String> with(Map<String, String> tags, Map<String, String> others) {
    var all = new HashMap<>(tags);
    all.putAll(others);
    require(all);
    return all;
  }

  /** Tags but for those of some keys. */
  public static Map<String, String> without(Map<String, String> tags, Collection<String> keys) {
    var all = new HashMap<>(tags);
    all.keySet().removeAll(keys);
    return all;
  }
}
