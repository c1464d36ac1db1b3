package dev.federationlab.store;

import java.util.List;
import java.util.Optional;

/**
 * What can be read and written within one transaction. A space is whose the documents are: an AWS
 * account, a learner, a provider. Not for use by two threads, nor after the transaction has ended.
 */
public interface Transaction {

  <T> Optional<Document<T>> find(String space, Kind<T> kind, String id);

  /**
   * Documents in the order of their keys' UTF-8 bytes, whose key begins with {@code prefix} and
   * comes after {@code after} (both may be empty).
   */
  <T> List<Document<T>> list(String space, Kind<T> kind, String prefix, String after, int limit);

  /**
   * Documents whose keys lie in a range, in the order of their keys' UTF-8 bytes or, backwards,
   * against it.
   */
  <T> List<Document<T>> range(
      String space, Kind<T> kind, KeyRange range, boolean backwards, int limit);

  /** How many documents of a kind a space has. */
  int count(String space, Kind<?> kind);

  /**
   * Stores a new document.
   *
   * @return whether there was none with this key; if false, nothing was stored
   */
  <T> boolean insert(String space, Kind<T> kind, String id, T value);

  /** Stores a new document, or fails with {@link Conflict} if another came to be meanwhile. */
  default <T> void create(String space, Kind<T> kind, String id, T value) {
    if (!insert(space, kind, id, value)) {
      throw new Conflict(kind.name() + " " + id);
    }
  }

  /**
   * Stores a new value in place of the one that was read, or fails with {@link Conflict} if that is
   * no longer there.
   */
  <T> void update(String space, Kind<T> kind, Document<T> read, T value);

  /** Stores a document whether or not there was one; the last writer wins. */
  <T> void put(String space, Kind<T> kind, String id, T value);

  /**
   * Removes the document that was read, or fails with {@link Conflict} if it is no longer there as
   * it was.
   */
  void remove(String space, Kind<?> kind, Document<?> read);

  /** Removes all documents of a kind whose keys begin with {@code prefix}. */
  void deleteAll(String space, Kind<?> kind, String prefix);

  /**
   * @return whether there was one
   */
  boolean delete(String space, Kind<?> kind, String id);

  /** Removes everything of a space but its blobs. */
  void deleteSpace(String space);

  /** Stores bytes under a new, unguessable ID, which is returned. */
  String putBlob(byte[] bytes);

  /**
   * The bytes from {@code from} (inclusive) to {@code to} (exclusive) of a blob.
   *
   * @throws IllegalStateException if there is no such blob
   */
  byte[] blob(String id, long from, long to);

  void deleteBlob(String id);
}
