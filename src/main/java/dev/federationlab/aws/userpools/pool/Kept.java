package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Documents of one kind that are structures of the SDK. What was read is remembered by space, key
 * and version, so that a structure is parsed once for each change. Safe for many threads.
 */
public final class Kept<T extends SdkPojo> {
  private static final int REMEMBERED = 500;

  /** A structure as it is stored. */
  record Text(String json) {}

  private final SdkJson json;
  private final Kind<Text> kind;
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

  /**
   * @param name of the kind: {@code "user-pool"}
   * @param builder makes an empty builder: {@code UserPoolType::builder}
   */
  public Kept(SdkJson json, String name, Class<T> type, Supplier<? extends SdkPojo> builder) {
    this.json = json;
    this.kind = Kind.of(name, Text.class);
    this.type = type;
    this.builder = builder;
  }

  /** The structure with this key. */
  public Optional<T> find(Transaction store, String space, String id) {
    return store.find(space, kind, id).map(document -> value(space, document));
  }

  /** Structures in the order of their keys, after {@code after}. */
  public List<T> list(Transaction store, String space, String after, int limit) {
    return store.list(space, kind, "", after, limit).stream()
        .map(document -> value(space, document))
        .toList();
  }

  /** How many there are. */
  public int count(Transaction store, String space) {
    return store.count(space, kind);
  }

  /**
   * Stores a new one.
   *
   * @return whether there was none with this key; if false, nothing was stored
   */
  public boolean insert(Transaction store, String space, String id, T value) {
    return store.insert(space, kind, id, new Text(json.write(value)));
  }

  /**
   * Stores another value where there is one already; fails with a conflict, and is tried again, if
   * another came between reading and this within the same transaction.
   */
  public void replace(Transaction store, String space, String id, T value) {
    var document =
        store
            .find(space, kind, id)
            .orElseThrow(() -> new IllegalStateException("nothing to replace: " + id));
    store.update(space, kind, document, new Text(json.write(value)));
  }

  /**
   * @return whether there was one
   */
  public boolean delete(Transaction store, String space, String id) {
    return store.delete(space, kind, id);
  }

  private T value(String space, Document<Text> document) {
    var key = space + '\n' + document.id();
    var text = document.value().json();
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
