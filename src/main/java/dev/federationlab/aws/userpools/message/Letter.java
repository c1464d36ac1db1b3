package dev.federationlab.aws.userpools.message;

/**
 * What is to be said to whom, before it is put into words.
 *
 * @param to an e-mail address or a telephone number
 * @param username for templates that name it
 * @param code a confirmation code or a temporary password
 */
public record Letter(Purpose purpose, Medium medium, String to, String username, String code) {

  /** Without the code. */
  @Override
  public String toString() {
    return purpose + " by " + medium;
  }
}
