package dev.federationlab.provider;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account at a provider.
 *
 * @param sub the account's ID there: never reused, never changed
 * @param readyId {@code "ada"} for one of the ready people, as whom anybody may go on without a
 *     password; absent for those who signed up
 * @param password PBKDF2 of the password; absent if there is none
 */
public record Person(
    String sub,
    String email,
    boolean emailVerified,
    String name,
    @Nullable String readyId,
    @Nullable String password) {

  /** Whether anybody may go on as this person. */
  public boolean ready() {
    return readyId != null;
  }

  /** The name's first word. */
  public String givenName() {
    return name.split(" ", 2)[0];
  }

  /** The name after its first word; empty if it has only one. */
  public String familyName() {
    var parts = name.split(" ", 2);
    return parts.length == 2 ? parts[1].strip() : "";
  }

  /** What stands for a picture. */
  public String initial() {
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** Without the password's hash. */
  @Override
  public String toString() {
    return "Person[" + sub + "]";
  }
}
