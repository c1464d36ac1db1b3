package dev.federationlab.store;

/** The database could not write, as when its disk is full. Nothing of the transaction was kept. */
public final class StoreFullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFullException(String why) {
    super("the database cannot write: " + why);
  }

  StoreFullException(Throwable cause) {
    super("the database cannot write: " + cause.getMessage(), cause);
  }
}
