package dev.federationlab.prose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Content in a folder, read anew each time. */
record FolderFiles(Path folder) implements ContentFiles {

  @Override
  public List<String> list(String name) {
    var inside = folder.resolve(name);
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    try (var files = Files.list(inside)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> read(String path) {
    try {
      return Optional.of(Files.readString(folder.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sizes and times of all files: editors that write a file anew change both or one. */
  @Override
  public String version() {
    try (var files = Files.walk(folder)) {
      return Integer.toHexString(
          files.filter(Files::isRegularFile).sorted().map(FolderFiles::trace).toList().hashCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String trace(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Gone between the listing and now: that is a change as well.
      return file + " gone";
    }
  }
}
