package dev.federationlab.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Starts Chromium: the machine's own with its driver if both are there, else Debian's packages
 * where they may be installed, else what Selenium Manager fetches.
 */
final class Chromium {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration INSTALLING = Duration.ofMinutes(5);
  private static final Duration SCRIPTS = Duration.ofMinutes(2);

  private Chromium() {}

  private record Installed(Path browser, Path driver) {}

  /**
   * A headless browser that reaches nothing but this machine.
   *
   * @throws IllegalStateException saying what was tried, if there is no way to one
   */
  static ChromeDriver start() {
    var driver = started();
    // axe takes its time on a machine that is busy with others.
    driver.manage().timeouts().scriptTimeout(SCRIPTS);
    return driver;
  }

  private static ChromeDriver started() {
    var installed = installed().or(Chromium::install);
    if (installed.isPresent()) {
      // Named explicitly, so that Selenium Manager does not look for them on the network.
      var service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(installed.get().driver().toFile())
              .usingAnyFreePort()
              .build();
      return new ChromeDriver(service, options().setBinary(installed.get().browser().toFile()));
    }
    try {
      return new ChromeDriver(options());
    } catch (WebDriverException e) {
      throw new IllegalStateException(
          "no browser for the tests: neither chromium and chromedriver on the PATH, nor leave to"
              + " install Debian's packages chromium and chromium-driver, nor anything from"
              + " Selenium Manager ("
              + e.getRawMessage()
              + "). Install both, or build with -DskipITs",
          e);
    }
  }

  private static ChromeOptions options() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true));
    // A page that asks anybody else for anything finds nobody there, and says so in the console.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--no-first-run",
        "--lang=en",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE"
            + " 127.0.0.1");
    return options;
  }

  private static Optional<Installed> installed() {
    return BROWSERS.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .flatMap(browser -> onPath("chromedriver").map(driver -> new Installed(browser, driver)));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Installed> install() {
    var packages = onPath("apt-get");
    if (packages.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    var apt = packages.get().toString();
    System.out.println("browser tests: installing chromium and chromium-driver");
    if (!runs(apt, "-qq", "update")
        || !runs(
            apt,
            "-qq",
            "-y",
            "--no-install-recommends",
            "install",
            "chromium",
            "chromium-driver")) {
      return Optional.empty();
    }
    return installed();
  }

  private static boolean runs(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (process.waitFor(INSTALLING.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroy();
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
