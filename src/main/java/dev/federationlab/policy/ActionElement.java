package dev.federationlab.policy;

import dev.federationlab.decision.Check;

/** Not written yet. */
record ActionElement() implements Element {
  @Override
  public boolean matches(Question question) {
    throw new IllegalStateException("not written yet");
  }

  @Override
  public Check explain(Question question) {
    throw new IllegalStateException("not written yet");
  }
}
