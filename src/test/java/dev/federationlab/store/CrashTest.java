package dev.federationlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of the embedded database as a killed process leaves it. A commit is written before it is
 * acknowledged; that it is found again is another matter: H2 2.5.252 overlooked the last ones.
 */
class CrashTest {
  private static final Kind<Integer> NUMBER = Kind.of("number", Integer.class);
  private static final Kind<Integer> LAST = Kind.of("last", Integer.class);
  private static final int COMMITS = 40;

  @Test
  void findsEveryCommitInTheFileAsItWas(@TempDir Path folder) throws Exception {
    var crashed = Files.createDirectory(folder.resolve("crashed"));
    var found = new ArrayList<Integer>();
    var written = new ArrayList<Integer>();
    try (var store = Store.open(Store.addressIn(folder));
        var connection = DriverManager.getConnection(Store.addressIn(folder))) {
      // Else room is used again only after 45 seconds, and until then nothing can be overlooked.
      connection.createStatement().execute("set retention_time 0");
      for (int i = 0; i < COMMITS; i++) {
        commit(store, i);
        if (i >= COMMITS - 6) {
          written.add(i);
          Files.copy(file(folder), file(crashed));
          found.add(last(crashed));
          Files.delete(file(crashed));
        }
      }
    }
    assertThat(found).isEqualTo(written);
  }

  /** Something new, something changed, and something removed, so that room becomes free. */
  private static void commit(Store store, int number) {
    store.change(
        tx -> {
          tx.put("a", LAST, "last", number);
          tx.put("a", NUMBER, "of-" + number, number);
          tx.delete("a", NUMBER, "of-" + (number - 20));
        });
  }

  private static int last(Path folder) throws SQLException {
    try (var connection = DriverManager.getConnection(Store.addressIn(folder));
        var rows =
            connection
                .createStatement()
                .executeQuery("select body from document where kind = 'last'")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("federation-lab.mv.db");
  }
}
