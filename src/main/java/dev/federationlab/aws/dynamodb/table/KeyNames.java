package dev.federationlab.aws.dynamodb.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that are the key of a table or index.
 *
 * @param sort absent if partitions hold one item each
 */
public record KeyNames(String partition, @Nullable String sort) {

  /** The partition key, and the sort key if there is one. */
  public List<String> all() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  public Optional<String> sortKey() {
    return Optional.ofNullable(sort);
  }
}
