package dev.federationlab.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The flows by ID, and what is in them. All may throw {@link NoSuchElementException}.
 *
 * @param works run as a flow is, and offered nowhere as one
 */
record KnownFlows(List<Flow> flows, List<Flow> works) {
  KnownFlows {
    flows = List.copyOf(flows);
    works = List.copyOf(works);
  }

  /** The flow or work. */
  Flow flow(String flowId) {
    return Stream.concat(flows.stream(), works.stream())
        .filter(flow -> flow.id().equals(flowId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no such flow: " + flowId));
  }

  static Stage stage(Flow flow, String stageId) {
    return flow.stage(stageId)
        .orElseThrow(() -> new NoSuchElementException("no such stage: " + stageId));
  }

  static Fault fault(Stage stage, String faultId) {
    return stage.faults().stream()
        .filter(fault -> fault.id().equals(faultId))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("no such fault of " + stage.id() + ": " + faultId));
  }

  static Person person(Flow flow, String personId) {
    return flow.people().stream()
        .filter(person -> person.id().equals(personId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no such person: " + personId));
  }

  /** The stage in which somebody signs in by hand. */
  static ByHand signIn(Flow flow) {
    return flow.byHand()
        .orElseThrow(() -> new NoSuchElementException("nobody signs in in flow " + flow.id()));
  }

  /**
   * The callbacks at each provider: the lab's for every flow that signs in there, and the user
   * pools' one.
   */
  Map<String, List<String>> callbacks(Parties parties) {
    var callbacks = new LinkedHashMap<String, List<String>>();
    for (var flow : flows) {
      if (flow.provider() != null) {
        callbacks
            .computeIfAbsent(flow.provider(), provider -> new ArrayList<>())
            .add(parties.callback(flow.id()).toString());
      }
    }
    callbacks.values().forEach(list -> list.add(parties.poolCallback().toString()));
    return callbacks;
  }
}
