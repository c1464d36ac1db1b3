package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import org.jspecify.annotations.Nullable;

/**
 * A policy with the part it plays.
 *
 * @param name what a reader calls it: {@code "policy ReadOwnFolder of WebReader"}
 * @param origin where it is kept; absent if nowhere
 */
public record Attached(
    PolicyReading.Kind kind, String name, Policy policy, PolicyReading.@Nullable Origin origin) {

  /** One that is kept nowhere. */
  public Attached(PolicyReading.Kind kind, String name, Policy policy) {
    this(kind, name, policy, null);
  }
}
