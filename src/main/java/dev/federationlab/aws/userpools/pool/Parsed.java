package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.wire.SdkJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Structures of the SDK as texts and back. What was read is remembered by its key for as long as
 * its text stays the same, so that a structure is parsed once for each change. Safe for many
 * threads.
 */
final class Parsed<T extends SdkPojo> {
  private static final int REMEMBERED = 500;

  private final SdkJson json;
  private final Class<T> type;
  private final Supplier<? extends SdkPojo> builder;
  private final Map<String, Read<T>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read<T>> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Read<T>(String json, T value) {}

  Parsed(SdkJson json, Class<T> type, Supplier<? extends SdkPojo> builder) {
    this.json = json;
    this.type = type;
    this.builder = builder;
  }

  String write(T value) {
    return json.write(value);
  }

  /**
   * @param key of the document that the text was found in
   */
  T read(String key, String text) {
    synchronized (remembered) {
      var known = remembered.get(key);
      if (known != null && known.json().equals(text)) {
        return known.value();
      }
    }
    var value = json.read(text, builder.get(), type);
    synchronized (remembered) {
      remembered.put(key, new Read<>(text, value));
    }
    return value;
  }
}
