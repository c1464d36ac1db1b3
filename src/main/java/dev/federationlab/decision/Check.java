package dev.federationlab.decision;

/**
 * One comparison that a party made before it answered. {@code what} names it in a few words ({@code
 * "audience"}), {@code wanted} and {@code saw} are values a reader can compare, {@code source} is
 * where the rule is written ({@code "RFC 7519 §4.1.4"}). Never holds a secret.
 */
public record Check(String what, String wanted, String saw, boolean passed, String source) {

  public static Check passed(String what, String wanted, String saw, String source) {
    return new Check(what, wanted, saw, true, source);
  }

  public static Check failed(String what, String wanted, String saw, String source) {
    return new Check(what, wanted, saw, false, source);
  }
}
