package dev.federationlab;

import dev.federationlab.Options.WrongOptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Starts the product, prints the address to open, and ends it on SIGTERM. */
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Ends with status 2 and one line on standard error if the product cannot start as asked. */
  public static void main(String[] arguments) throws InterruptedException {
    var given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    if (given.contains("--version")) {
      System.out.println("Federation Lab " + version());
      return;
    }
    // Before there are threads: they would all find it half set up, and it would say so.
    LoggerFactory.getILoggerFactory();
    try {
      var home = Path.of(System.getProperty("user.home"));
      var lab = Lab.start(Options.parse(given, System.getenv(), home));
      Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "stop"));
      System.out.println("Federation Lab     " + lab.labUrl() + "   open this in a browser");
      System.out.println("identity providers " + lab.providersUrl());
      System.out.println("embedded AWS       " + lab.awsUrl());
      System.out.println("bucket websites    " + lab.sites().template());
      // Once what starting took, and once what was made ahead meanwhile: keys, tables, clients.
      for (int seconds : List.of(5, 20)) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(IdleMemory::giveBack);
      }
      // The listeners' threads would keep the process alive; under exec:java it is this one that
      // does.
      Thread.currentThread().join();
    } catch (WrongOptionException | StartException e) {
      System.err.println("federation-lab: " + e.getMessage());
      System.exit(WRONG_USE);
    }
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
