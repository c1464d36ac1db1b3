package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading.Kind;

/**
 * A session policy: no party keeps it, the app passes it each time it takes on the role. So the lab
 * keeps it, for one stage of one flow.
 *
 * @param stage the one that passes it
 */
public record PassedPolicy(String flow, String stage) implements PolicyPlace {
  @Override
  public String id() {
    return "session:" + flow + "/" + stage;
  }

  @Override
  public Kind kind() {
    return Kind.SESSION;
  }

  @Override
  public String title() {
    return "session policy";
  }

  /** White space counts here. */
  @Override
  public int mostCharacters() {
    return 2048;
  }
}
