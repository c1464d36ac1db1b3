package dev.federationlab.flow.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Runs shown code as it stands: in a shell, in Python, and as a Java program. */
record Programs(Path folder, AwsCli cli) {
  private static final int PATIENCE_SECONDS = 60;

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }

  static boolean curl() {
    return Stream.of("bash", "curl", "openssl").allMatch(Programs::installed);
  }

  static boolean awsCli() {
    return installed("bash") && installed("aws");
  }

  /** Whether there is a Python with boto3. */
  boolean boto3() throws Exception {
    return installed("python3") && process("python3", "-c", "import boto3").start().waitFor() == 0;
  }

  /** What a script prints; it must end well. */
  String bash(String script, Map<String, String> variables) throws Exception {
    var building = process("bash", "-euc", cli.shell() + script);
    building.environment().putAll(variables);
    return printed(building.start(), () -> "");
  }

  /**
   * What a script prints; it must end well.
   *
   * @param input what it is answered when it asks, made when it has asked
   */
  String python(String script, Supplier<String> input) throws Exception {
    var file = Files.writeString(folder.resolve("shown.py"), script);
    return printed(process("python3", "-u", file.toString()).start(), input);
  }

  private ProcessBuilder process(String... command) {
    var building =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors().toFile());
    building.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    building.environment().put("AWS_CONFIG_FILE", "/dev/null");
    building.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    building.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    return building;
  }

  private Path errors() {
    return folder.resolve("errors.txt");
  }

  private String printed(Process process, Supplier<String> input) throws Exception {
    var text = new StringBuilder();
    try (var answers = process.outputWriter(StandardCharsets.UTF_8);
        var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int c = out.read(); c >= 0; c = out.read()) {
        text.append((char) c);
        if (text.toString().endsWith("mail: ")) {
          answers.write(input.get() + "\n");
          answers.flush();
        }
      }
    }
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> complaints()).isZero();
    return text.toString();
  }

  private String complaints() {
    try {
      return Files.readString(errors());
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * Compiles a class {@code Shown}, and calls its {@code run}.
   *
   * @param arguments what {@code run} takes
   */
  String java(String source, Object... arguments) throws Exception {
    var file = Files.writeString(folder.resolve("Shown.java"), source);
    var complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                complaints,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                classPath(),
                file.toString());
    assertThat(status).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Programs.class.getClassLoader())) {
      var run =
          Stream.of(loader.loadClass("Shown").getMethods())
              .filter(method -> method.getName().equals("run"))
              .findFirst()
              .orElseThrow();
      return String.valueOf(run.invoke(null, arguments));
    }
  }

  /** That of this test, whoever started it. */
  private static String classPath() {
    return Programs.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
