package dev.federationlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Kind<Counter> COUNTER = Kind.of("counter", Counter.class);

  private final Store store = Store.open(Store.addressInMemory(UUID.randomUUID().toString()));

  record Counter(int value) {}

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void findsWhatWasStored() {
    store.change(tx -> tx.put("a", COUNTER, "x", new Counter(1)));

    assertThat(find("a")).contains(new Counter(1));
    assertThat(find("b")).isEmpty();
  }

  @Test
  void insertsOnlyWhereThereIsNothing() {
    boolean first = store.write(tx -> tx.insert("a", COUNTER, "x", new Counter(1)));
    boolean second = store.write(tx -> tx.insert("a", COUNTER, "x", new Counter(2)));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(find("a")).contains(new Counter(1));
  }

  @Test
  void keepsNothingOfAFailedTransaction() {
    assertThatThrownBy(
            () ->
                store.change(
                    tx -> {
                      tx.put("a", COUNTER, "x", new Counter(1));
                      throw new IllegalStateException("spoilt");
                    }))
        .hasMessage("spoilt");

    assertThat(find("a")).isEmpty();
  }

  @Test
  void listsInTheOrderOfUtf8BytesWithinAPrefix() {
    // U+FF5E sorts after U+1F600 as Java chars and before it as UTF-8: S3 goes by the bytes.
    store.change(
        tx -> {
          for (var id :
              new String[] {"p/\uD83D\uDE00", "p/\uFF5E", "p/b", "p/a", "q/a", "p", "o"}) {
            tx.put("a", COUNTER, id, new Counter(0));
          }
        });

    assertThat(ids("p/", "", 10)).containsExactly("p/a", "p/b", "p/\uFF5E", "p/\uD83D\uDE00");
    assertThat(ids("p/", "p/a", 1)).containsExactly("p/b");
    assertThat(ids("", "", 2)).containsExactly("o", "p");
    int count = store.read(tx -> tx.count("a", COUNTER));
    assertThat(count).isEqualTo(7);
  }

  @Test
  void losesNoUpdateBetweenThreads() throws Exception {
    store.change(tx -> tx.put("a", COUNTER, "x", new Counter(0)));
    var threads = Executors.newFixedThreadPool(4);
    var done = new ArrayList<Future<?>>();
    for (int i = 0; i < 4; i++) {
      done.add(
          threads.submit(
              () -> {
                for (int n = 0; n < 25; n++) {
                  increment();
                }
              }));
    }
    for (var each : done) {
      each.get();
    }
    threads.shutdown();

    assertThat(find("a")).contains(new Counter(100));
  }

  private void increment() {
    // Four writers of one row can collide more often than Store.write tries: the caller's turn
    // comes again.
    while (true) {
      try {
        store.change(
            tx -> {
              var read = tx.find("a", COUNTER, "x").orElseThrow();
              tx.update("a", COUNTER, read, new Counter(read.value().value() + 1));
            });
        return;
      } catch (Conflict e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void cutsBlobsIntoPartsAndReadsAnyRange() {
    var bytes = new byte[1_300_000];
    new Random(1).nextBytes(bytes);
    var id = store.write(tx -> tx.putBlob(bytes));

    assertThat(blob(id, 0, bytes.length)).isEqualTo(bytes);
    assertThat(blob(id, 524_287, 524_290))
        .containsExactly(bytes[524_287], bytes[524_288], bytes[524_289]);
    assertThat(blob(store.write(tx -> tx.putBlob(new byte[0])), 0, 0)).isEmpty();

    store.change(tx -> tx.deleteBlob(id));
    assertThatThrownBy(() -> blob(id, 0, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isThereAfterReopening(@TempDir Path folder) {
    try (var first = Store.open(Store.addressIn(folder))) {
      first.change(tx -> tx.put("a", COUNTER, "x", new Counter(7)));
    }
    try (var second = Store.open(Store.addressIn(folder))) {
      Counter read = second.read(tx -> tx.find("a", COUNTER, "x")).orElseThrow().value();
      assertThat(read).isEqualTo(new Counter(7));
    }
  }

  private Optional<Counter> find(String space) {
    return store.read(tx -> tx.find(space, COUNTER, "x")).map(Document::value);
  }

  private List<String> ids(String prefix, String after, int limit) {
    return store.read(tx -> tx.list("a", COUNTER, prefix, after, limit)).stream()
        .map(Document::id)
        .toList();
  }

  private byte[] blob(String id, long from, long to) {
    return store.read(tx -> tx.blob(id, from, to));
  }

  @Test
  void listsARangeOfKeysEitherWay() {
    for (var id : List.of("a/1", "a/2", "a/2\u0000", "a/3", "b/1")) {
      store.change(tx -> tx.put("a", COUNTER, id, new Counter(1)));
    }
    var all = KeyRange.startingWith("a/");

    assertThat(ids(all, false, 10)).containsExactly("a/1", "a/2", "a/2\u0000", "a/3");
    assertThat(ids(all, true, 2)).containsExactly("a/3", "a/2\u0000");
    assertThat(ids(all.from("a/2").before("a/3"), false, 10)).containsExactly("a/2", "a/2\u0000");
    assertThat(ids(all.from("a/2\u0000"), false, 10)).containsExactly("a/2\u0000", "a/3");
    assertThat(ids(all.from("0").before("z"), false, 10)).hasSize(4);
    assertThat(ids(all.from("a/9"), false, 10)).isEmpty();
  }

  private List<String> ids(KeyRange range, boolean backwards, int limit) {
    return store.read(
        tx -> tx.range("a", COUNTER, range, backwards, limit).stream().map(Document::id).toList());
  }

  @Test
  void removesADocumentOnlyAsItWasRead() {
    store.change(tx -> tx.put("a", COUNTER, "x", new Counter(1)));
    var read = store.read(tx -> tx.find("a", COUNTER, "x")).orElseThrow();
    store.change(tx -> tx.put("a", COUNTER, "x", new Counter(2)));

    assertThatThrownBy(() -> store.change(tx -> tx.remove("a", COUNTER, read)))
        .isInstanceOf(Conflict.class);
    assertThat(find("a")).contains(new Counter(2));
    store.change(tx -> tx.remove("a", COUNTER, tx.find("a", COUNTER, "x").orElseThrow()));
    assertThat(find("a")).isEmpty();
  }

  @Test
  void removesAllWhoseKeysBeginSo() {
    for (var id : List.of("a/1", "a/2", "a0", "b")) {
      store.change(tx -> tx.put("a", COUNTER, id, new Counter(1)));
    }

    store.change(tx -> tx.deleteAll("a", COUNTER, "a/"));

    assertThat(ids(KeyRange.startingWith(""), false, 10)).containsExactly("a0", "b");
  }
}
