package dev.federationlab.policy;

/** What a statement does when all its elements match. */
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** As policies spell it. */
  public String text() {
    return text;
  }
}
