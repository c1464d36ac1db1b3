package dev.federationlab.store;

/**
 * What a document is: the name it is stored under and the record it is read as.
 *
 * @param name lower-case-with-dashes, at most 60 characters, never renamed
 */
public record Kind<T>(String name, Class<T> type) {
  public static <T> Kind<T> of(String name, Class<T> type) {
    return new Kind<>(name, type);
  }
}
