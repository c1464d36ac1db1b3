package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Writers of one account at once: none is lost, and what they keep is counted right. */
class ManyWritersTest {

  @Test
  void meetWithoutLosingAnything() throws Exception {
    try (var aws = new TestAws()) {
      var key = aws.sandbox();
      var s3 = aws.s3(key);
      s3.createBucket(request -> request.bucket("many-writers"));
      for (var shared : List.of("shared-0", "shared-1")) {
        s3.putObject(
            request -> request.bucket("many-writers").key(shared), RequestBody.fromString(shared));
      }
      var work = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 120; i++) {
        // A third of them write the same few keys, and a few read what the others replace.
        var name = i % 3 == 0 ? "shared-" + i % 2 : "own-" + i;
        work.add(
            () ->
                s3.putObject(
                    request -> request.bucket("many-writers").key(name),
                    RequestBody.fromString(name)));
        if (i % 3 == 0) {
          work.add(() -> s3.getObjectAsBytes(request -> request.bucket("many-writers").key(name)));
        }
      }
      var pool = Executors.newFixedThreadPool(8);
      try {
        for (Future<Object> done : pool.invokeAll(work)) {
          assertThat(done.get()).isNotNull();
        }
      } finally {
        pool.shutdown();
      }

      var listed = s3.listObjectsV2(request -> request.bucket("many-writers")).contents();
      long bytes = listed.stream().mapToLong(object -> object.size()).sum();
      assertThat(listed).hasSize(82);
      assertThat(
              aws.store.<Usage.Amount>read(store -> Usage.of(store, Bucket.space(key.accountId()))))
          .isEqualTo(new Usage.Amount(82, bytes));
      assertThat(List.copyOf(listed)).allMatch(object -> object.size() == object.key().length());
    }
  }
}
