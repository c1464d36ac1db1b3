package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.s3.Listing.Query;
import dev.federationlab.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against the plain definition: all keys, sorted by bytes, rolled up one by one. */
class ListingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Bucket PHOTOS = Bucket.bare("photos", "111122223333", "us-east-1", NOW);
  private static final List<String> KEYS = keys();
  private static Store store;

  @BeforeAll
  static void fill() {
    store = Store.open(Store.addressInMemory("listing"));
    store.change(
        transaction -> {
          for (var key : KEYS) {
            transaction.put(PHOTOS.space(), S3Object.KIND, S3Object.id("photos", key), object());
          }
          transaction.put(PHOTOS.space(), S3Object.KIND, S3Object.id("photo", "zzz"), object());
          transaction.put(PHOTOS.space(), S3Object.KIND, S3Object.id("photosx", "aaa"), object());
        });
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 1000",
    "'', '', 7",
    "'', /, 1000",
    "'', /, 1",
    "'', /, 3",
    "a/, /, 2",
    "a/, '', 5",
    "a, /, 2",
    "'', b, 2",
    "many/, /, 4",
    "missing/, /, 10",
    "'', a/b, 2"
  })
  void pagesLikeTheDefinition(String prefix, String delimiter, int limit) {
    var shown = new ArrayList<String>();
    var after = "";
    while (true) {
      var query = new Query(prefix, delimiter, after, limit);
      var listing = store.read(transaction -> Listing.read(transaction, PHOTOS, query));
      assertThat(listing.entries()).hasSizeLessThanOrEqualTo(limit);
      listing.entries().forEach(entry -> shown.add(entry.name()));
      if (!listing.truncated()) {
        break;
      }
      assertThat(listing.entries()).hasSize(limit);
      after = listing.last();
    }
    assertThat(shown).containsExactlyElementsOf(defined(prefix, delimiter));
  }

  @Test
  void startsAfterAKeyWithinACommonPrefix() {
    var query = new Query("", "/", "a/b/1", 1);
    var listing = store.read(transaction -> Listing.read(transaction, PHOTOS, query));
    assertThat(listing.entries()).extracting(Listing.Entry::name).containsExactly("a/");
  }

  @Test
  void showsNothingIfNothingIsWanted() {
    var listing =
        store.read(transaction -> Listing.read(transaction, PHOTOS, new Query("", "", "", 0)));
    assertThat(listing.entries()).isEmpty();
    assertThat(listing.truncated()).isFalse();
  }

  private static List<String> defined(String prefix, String delimiter) {
    var names =
        new TreeSet<String>((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)));
    for (var key : KEYS) {
      if (!key.startsWith(prefix)) {
        continue;
      }
      int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      names.add(cut < 0 ? key : key.substring(0, cut + delimiter.length()));
    }
    return List.copyOf(names);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Keys that meet every edge: a folder's own marker, the last code point, halves of a surrogate
   * order.
   */
  private static List<String> keys() {
    var keys =
        new ArrayList<>(
            List.of(
                "a",
                "a/",
                "a/b/1",
                "a/b/2",
                "a/c",
                "a/" + Character.toString(0x10ffff) + "x",
                "a0",
                "b//c",
                "b/",
                "/",
                "//",
                "ü/ö",
                "\uffee",
                Character.toString(0x1f600),
                "z"));
    var random = new Random(7);
    for (int i = 0; i < 90; i++) {
      keys.add("many/" + random.nextInt(6) + "/" + random.nextInt(1000));
    }
    return keys.stream().distinct().toList();
  }

  private static S3Object object() {
    return new S3Object(
        "blob",
        "etag",
        1,
        NOW,
        "STANDARD",
        new S3Object.Headers("text/plain", null, null, null, null, null),
        Map.of(),
        Map.of());
  }
}
