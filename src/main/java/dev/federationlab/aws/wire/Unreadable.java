package dev.federationlab.aws.wire;

/**
 * A message that is not of the form its protocol asks for. The message says where, and repeats no
 * value.
 */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String where) {
    super(where, null, false, false);
  }

  Unreadable(String where, Throwable cause) {
    super(where, cause, false, false);
  }

  String where() {
    return String.valueOf(getMessage());
  }
}
