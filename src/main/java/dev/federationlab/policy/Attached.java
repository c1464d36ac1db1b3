package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;

/**
 * A policy with the part it plays.
 *
 * @param name what a reader calls it: {@code "policy ReadOwnFolder of WebReader"}
 */
public record Attached(PolicyReading.Kind kind, String name, Policy policy) {}
