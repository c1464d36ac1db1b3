package dev.federationlab.store;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The room that is left on the disk of the embedded database. It is asked before a transaction
 * first writes: a database that runs into the end of its disk closes itself, and then nothing can
 * be read either.
 */
final class Room {
  /** What a transaction, the log and the database's own housekeeping may need. */
  static final long RESERVE_BYTES = 48L << 20;

  /** Where somebody else looks after the disk, or there is none. */
  static final Room ENOUGH = new Room(() -> Long.MAX_VALUE);

  private final LongSupplier usableBytes;

  Room(LongSupplier usableBytes) {
    this.usableBytes = usableBytes;
  }

  /** The room of the folder that a JDBC address names, if it is a file of H2's. */
  static Room of(String jdbcAddress) {
    var prefix = "jdbc:h2:file:";
    if (!jdbcAddress.startsWith(prefix)) {
      return ENOUGH;
    }
    var file = jdbcAddress.substring(prefix.length()).split(";", 2)[0];
    var folder = Path.of(file).toAbsolutePath().getParent();
    return folder == null ? ENOUGH : new Room(() -> folder.toFile().getUsableSpace());
  }

  /**
   * Goes on if there is room to write.
   *
   * @throws StoreFullException if less than {@link #RESERVE_BYTES} are left
   */
  void require() {
    long left = usableBytes.getAsLong();
    if (left < RESERVE_BYTES) {
      throw new StoreFullException("%d MiB are left on the disk".formatted(left >> 20));
    }
  }
}
