package dev.federationlab.aws;

/**
 * Thrown by an operation that has to ask somebody over the network before it can go on, such as an
 * issuer for its keys. The endpoint ends the transaction, runs the errand, and begins again: were
 * the asking done inside, each waiting call would hold a connection to the database, and the one
 * who is asked may need one itself.
 */
public final class Errand extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Runnable asking;

  /**
   * @param asking leaves what it learnt where the operation finds it the next time
   */
  public Errand(Runnable asking) {
    super("an errand", null, false, false);
    this.asking = asking;
  }

  /** Does the asking. */
  public void run() {
    asking.run();
  }
}
