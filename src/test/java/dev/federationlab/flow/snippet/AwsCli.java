package dev.federationlab.flow.snippet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The AWS CLI, which takes most of its time to start. Where it is version 1, on the path's own
 * Python, it is loaded once and forks for each call; else it is started as it is installed.
 */
final class AwsCli implements AutoCloseable {
  private static final String READY = "ready ";

  private final String shell;
  private final @Nullable Process server;

  private AwsCli(String shell, @Nullable Process server) {
    this.shell = shell;
    this.server = server;
  }

  /**
   * Loads it.
   *
   * @param folder an empty one, with a name short enough for a socket
   */
  static AwsCli load(Path folder) throws IOException {
    var socket = folder.resolve("s");
    var server = copy("server.py", folder);
    var client = copy("client.py", folder);
    Process process;
    try {
      process =
          new ProcessBuilder("python3", server.toString(), socket.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return new AwsCli("", null);
    }
    var said = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (said == null || !said.startsWith(READY)) {
      process.destroy();
      return new AwsCli("", null);
    }
    // Without its site packages, which the client does not need, Python starts at once.
    return new AwsCli(
        "aws() { '%s' -I -S '%s' '%s' \"$@\"; }\n"
            .formatted(said.substring(READY.length()), client, socket),
        process);
  }

  private static Path copy(String name, Path folder) throws IOException {
    try (var in = AwsCli.class.getResourceAsStream("/awscli/" + name)) {
      return Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
    }
  }

  /** What comes before a script, so that its {@code aws} is this one. */
  String shell() {
    return shell;
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
    }
  }
}
