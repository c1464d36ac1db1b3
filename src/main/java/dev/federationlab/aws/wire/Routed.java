package dev.federationlab.aws.wire;

import dev.federationlab.aws.wire.model.OperationModel;
import java.util.Map;

/** A request whose operation is known, with what had to be read of it to know that. */
public final class Routed {
  private final OperationModel operation;
  private final Map<String, String> labels;
  private final Pairs query;
  private final Form form;

  private Routed(OperationModel operation, Map<String, String> labels, Pairs query, Form form) {
    this.operation = operation;
    this.labels = labels;
    this.query = query;
    this.form = form;
  }

  static Routed byForm(OperationModel operation, Form form) {
    return new Routed(operation, Map.of(), new Pairs(Map.of()), form);
  }

  static Routed byTarget(OperationModel operation) {
    return new Routed(operation, Map.of(), new Pairs(Map.of()), new Form());
  }

  static Routed byPath(OperationModel operation, Map<String, String> labels, Pairs query) {
    return new Routed(operation, labels, query, new Form());
  }

  public OperationModel operation() {
    return operation;
  }

  /** What stands in the places of the path, by name: {@code Bucket}, {@code Key}. */
  Map<String, String> labels() {
    return labels;
  }

  Pairs query() {
    return query;
  }

  Form form() {
    return form;
  }
}
