package dev.federationlab.prose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Content on the class path. Its list comes from the jar's own directory, which the running JVM has
 * read already, or from the folder of classes; so nothing has to be generated when the jar is
 * built.
 */
final class PackagedFiles implements ContentFiles {
  static final ContentFiles INSTANCE = new PackagedFiles(home());
  private static final String ROOT = "content/";

  private final List<String> paths;

  private PackagedFiles(Path home) {
    paths = Files.isDirectory(home) ? pathsOfFolder(home.resolve(ROOT)) : pathsOfJar(home);
  }

  @Override
  public List<String> list(String folder) {
    var prefix = folder + "/";
    return paths.stream()
        .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0)
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  @Override
  public Optional<String> read(String path) {
    if (!paths.contains(path)) {
      return Optional.empty();
    }
    try (var in = PackagedFiles.class.getResourceAsStream("/" + ROOT + path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return "packaged";
  }

  private static Path home() {
    try {
      return Path.of(
          PackagedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no address", e);
    }
  }

  private static List<String> pathsOfFolder(Path content) {
    if (!Files.isDirectory(content)) {
      return List.of();
    }
    try (var files = Files.walk(content)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> content.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pathsOfJar(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT))
          .map(entry -> entry.getName().substring(ROOT.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
