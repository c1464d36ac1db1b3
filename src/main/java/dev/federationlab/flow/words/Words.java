package dev.federationlab.flow.words;

import java.util.Map;
import java.util.Optional;

/** The words of all flows. */
public record Words(Map<String, FlowWords> flows) {
  public Words {
    flows = Map.copyOf(flows);
  }

  /** The words of a flow. */
  public Optional<FlowWords> flow(String id) {
    return Optional.ofNullable(flows.get(id));
  }
}
