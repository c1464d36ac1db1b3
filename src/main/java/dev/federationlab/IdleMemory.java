package dev.federationlab;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Has the virtual machine give memory back that nobody uses. Left to itself it keeps what starting
 * up and the busiest minute took; whoever runs {@code java -jar} sets no options, so the product
 * sets the manageable ones.
 *
 * @see <a href="https://openjdk.org/jeps/346">JEP 346: promptly return unused committed memory from
 *     G1</a>
 */
final class IdleMemory {
  private static final Map<String, String> SETTINGS =
      Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "20", "G1PeriodicGCInterval", "60000");

  private IdleMemory() {}

  /**
   * Also gives back what starting up took. Takes a tenth of a second: for a thread that nobody
   * waits for.
   */
  static void giveBack() {
    var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return;
    }
    SETTINGS.forEach(
        (name, value) -> {
          try {
            machine.setVMOption(name, value);
          } catch (IllegalArgumentException e) {
            // Another collector or virtual machine: it has no such option, and keeps its own ways.
          }
        });
    System.gc();
  }
}
