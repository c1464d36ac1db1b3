package dev.federationlab.aws.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The last lines of an invocation's log, at most four kilobytes. Safe for two threads. */
final class LogTail {
  private static final int LONGEST = 4096;
  private static final int LONGEST_LINE = 1000;

  private final Deque<String> lines = new ArrayDeque<>();
  private int held;

  synchronized void line(String text) {
    var line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
    lines.addLast(line);
    held += line.length() + 1;
    while (held > LONGEST) {
      held -= lines.removeFirst().length() + 1;
    }
  }

  /** The lines that Lambda adds at the end. */
  synchronized void end(String requestId, Duration took, int memoryMegabytes) {
    double millis = took.toNanos() / 1e6;
    line("END RequestId: " + requestId);
    line(
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
            requestId,
            millis,
            (long) Math.ceil(millis),
            memoryMegabytes));
  }

  synchronized String text() {
    return String.join("\n", lines) + "\n";
  }
}
