package dev.federationlab;

import dev.federationlab.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The database of the options while it is being opened, on another thread than the rest. */
record StoreOpening(Options options, CompletableFuture<Store> opening) {

  static StoreOpening begin(Options options) {
    return new StoreOpening(options, CompletableFuture.supplyAsync(() -> open(options)));
  }

  private static Store open(Options options) {
    if (options.database().isPresent()) {
      return Store.open(options.database().get());
    }
    try {
      Files.createDirectories(options.data());
    } catch (IOException e) {
      throw new IllegalStateException("cannot write to the data folder: " + options.data(), e);
    }
    return Store.open(Store.addressIn(options.data()));
  }

  /**
   * The open store.
   *
   * @throws StartException if it cannot be opened
   */
  Store opened() throws StartException {
    try {
      return opening.join();
    } catch (CompletionException e) {
      throw new StartException(why(e));
    }
  }

  private String why(Throwable e) {
    var root = e;
    for (var cause = e; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    if (options.database().isPresent()) {
      return "cannot open the database of --database: " + root.getMessage();
    }
    var text = String.valueOf(root.getMessage());
    if (text.contains("already in use") || text.contains("locked")) {
      return "the data folder is in use by another process: %s (--data takes another)"
          .formatted(options.data());
    }
    return "cannot use the data folder %s: %s (--data takes another)"
        .formatted(options.data(), text);
  }
}
