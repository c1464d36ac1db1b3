package dev.federationlab.aws.endpoint;

/**
 * What a log line says of something that broke: which exception, and where in this product. Never
 * its message, which may repeat what a client sent.
 */
final class Fault {
  private static final String OURS = "dev.federationlab.";

  private Fault() {}

  static String of(Throwable broken) {
    var line = new StringBuilder(broken.getClass().getName());
    for (var frame : broken.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS)) {
        return line.append(" in ").append(frame).toString();
      }
    }
    return line.toString();
  }
}
