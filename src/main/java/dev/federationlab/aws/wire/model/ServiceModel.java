package dev.federationlab.aws.wire.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service as the SDK's model has it.
 *
 * @param name the signing name: {@code "sts"}
 * @param party what pages call it: {@code "STS"}
 * @param version the API's version, a date
 * @param namespace the XML namespace of its answers; empty for JSON
 * @param targetPrefix what comes before the dot in {@code X-Amz-Target}; empty for protocols
 *     without it
 * @param crc32 whether its answers carry the checksum of their body, which SDKs check
 * @param operations by API name
 * @param errors the HTTP status of each modelled error, by code
 */
public record ServiceModel(
    String name,
    String party,
    Protocol protocol,
    String version,
    String namespace,
    String targetPrefix,
    boolean crc32,
    SortedMap<String, OperationModel> operations,
    SortedMap<String, Integer> errors) {

  public ServiceModel {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
  }

  /** The operation with this API name. */
  public Optional<OperationModel> find(String operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /**
   * Whether the path of some operation begins so.
   *
   * @param segment without slashes: {@code "2015-03-31"}
   */
  public boolean pathsBeginWith(String segment) {
    var beginning = "/" + segment + "/";
    return operations.values().stream()
        .anyMatch(operation -> operation.uri().startsWith(beginning));
  }

  /** The names of all operations, in order. */
  public List<String> operationNames() {
    return List.copyOf(operations.keySet());
  }
}
