package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/** The code of a function, supplied by the product. Safe for many threads. */
public interface SuppliedFunction {

  /** What {@code Handler} names it by: {@code "greeter.handler"}. */
  String handler();

  /** What it does, in one sentence. */
  String summary();

  /**
   * Answers one event.
   *
   * @return what the invoker gets
   * @throws Failure what the invoker gets instead, as an unhandled error
   * @throws InterruptedException if its time is up: whatever waits in it must end with that
   */
  JsonNode handle(JsonNode event, Context context) throws Failure, InterruptedException;

  /** The function threw. */
  final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final String type;

    /**
     * @param type the class of the error, as its language names it: {@code "Error"}
     */
    public Failure(String type, String message) {
      super(message, null, false, false);
      this.type = type;
    }

    /** {@code errorType}. */
    public String type() {
      return type;
    }

    /** {@code errorMessage}. */
    public String message() {
      return String.valueOf(getMessage());
    }
  }
}
