package dev.federationlab.aws.userpools.message;

/** By which way a message goes. */
public enum Medium {
  EMAIL("email"),
  SMS("phone_number");

  private final String attribute;

  Medium(String attribute) {
    this.attribute = attribute;
  }

  /** The attribute that holds the address: {@code "email"} or {@code "phone_number"}. */
  public String attribute() {
    return attribute;
  }

  /** The attribute that says whether the address has been verified. */
  public String verifiedAttribute() {
    return attribute + "_verified";
  }
}
