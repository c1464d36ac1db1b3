package dev.federationlab.store;

/** Another transaction changed what this one read; {@link Store#write} tries again by itself. */
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1;

  Conflict(String what) {
    super("changed meanwhile: " + what);
  }
}
