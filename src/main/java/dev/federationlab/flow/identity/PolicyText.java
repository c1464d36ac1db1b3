package dev.federationlab.flow.identity;

/** A policy, or one of its statements, for one learner's identity pool and resources. */
@FunctionalInterface
public interface PolicyText {
  String of(Facts facts);
}
