package dev.federationlab.prose;

import java.util.List;
import java.util.Optional;

/** The files of the content, by their path below {@code content/}. */
public interface ContentFiles {

  /**
   * The names of the files in a folder ({@code "lessons"}), sorted; empty if there is no such
   * folder.
   */
  List<String> list(String folder);

  /**
   * The text of a file ({@code "lessons/030-x.md"}), if there is such a file.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  Optional<String> read(String path);

  /**
   * Says another word whenever a file has changed: constant for files in the jar. Cheap enough to
   * ask at each request.
   */
  String version();

  /** A file as a writer would name it, for errors: {@code "content/lessons/030-x.md"}. */
  static String name(String path) {
    return "content/" + path;
  }

  /** The files in the jar, or in the folder of classes, from which this program runs. */
  static ContentFiles packaged() {
    return PackagedFiles.INSTANCE;
  }

  /** The files of a folder that is read live: an edit shows at the next {@link #read}. */
  static ContentFiles folder(java.nio.file.Path folder) {
    return new FolderFiles(folder);
  }
}
