package dev.federationlab.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFilesTest {
  @Test
  void listsAndReadsWhatIsPackaged() {
    var files = ContentFiles.packaged();

    assertThat(files.list("lessons")).contains("030-trade-the-code-for-credentials.md").isSorted();
    assertThat(files.read("lessons/030-trade-the-code-for-credentials.md")).isPresent();
    assertThat(files.read("lessons/no-such.md")).isEmpty();
    assertThat(files.list("no-such-folder")).isEmpty();
  }

  @Test
  void readsAFolderAnewOnceAFileChanged(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lessons"));
    Files.writeString(folder.resolve("lessons/a.md"), "one");
    var readings = new AtomicInteger();
    var live =
        new Live<>(
            ContentFiles.folder(folder),
            files -> {
              readings.incrementAndGet();
              return files.read("lessons/a.md").orElse("gone");
            });

    assertThat(live.get()).isEqualTo("one");
    assertThat(live.get()).isEqualTo("one");
    assertThat(readings).hasValue(1);

    Files.writeString(folder.resolve("lessons/a.md"), "three");
    assertThat(live.get()).isEqualTo("three");

    Files.delete(folder.resolve("lessons/a.md"));
    assertThat(live.get()).isEqualTo("gone");
  }
}
