package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Documents of one kind that are structures of the SDK, each parsed once for each change. Safe for
 * many threads.
 */
public final class Kept<T extends SdkPojo> {

  /** A structure as it is stored. */
  record Text(String json) {}

  private final Kind<Text> kind;
  private final Parsed<T> parsed;

  /**
   * @param name of the kind: {@code "user-pool-group"}
   * @param builder makes an empty builder: {@code GroupType::builder}
   */
  public Kept(SdkJson json, String name, Class<T> type, Supplier<? extends SdkPojo> builder) {
    this.kind = Kind.of(name, Text.class);
    this.parsed = new Parsed<>(json, type, builder);
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
    return store.insert(space, kind, id, new Text(parsed.write(value)));
  }

  /**
   * Changes one that is there; the transaction is tried again if another changed it meanwhile.
   *
   * @return what it is now; empty if there is none
   */
  public Optional<T> change(Transaction store, String space, String id, UnaryOperator<T> change) {
    return store
        .find(space, kind, id)
        .map(
            document -> {
              var changed = change.apply(value(space, document));
              store.update(space, kind, document, new Text(parsed.write(changed)));
              return changed;
            });
  }

  /**
   * @return whether there was one
   */
  public boolean delete(Transaction store, String space, String id) {
    return store.delete(space, kind, id);
  }

  private T value(String space, Document<Text> document) {
    return parsed.read(space + '\n' + document.id(), document.value().json());
  }
}
