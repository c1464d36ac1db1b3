package dev.federationlab.aws.lambda;

/** The policy of a function as a document, put together from its statements. */
final class FunctionPolicy {
  private FunctionPolicy() {}

  static String text(LambdaFunction function) {
    return "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":["
        + String.join(",", function.permissions().values())
        + "]}";
  }
}
