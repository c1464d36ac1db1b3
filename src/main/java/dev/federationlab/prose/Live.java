package dev.federationlab.prose;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something read from content files, and read again once a file has changed. For many threads.
 *
 * @param <T> what is read: immutable
 */
public final class Live<T> {
  private final ContentFiles files;
  private final Function<ContentFiles, T> reader;
  private volatile @Nullable Reading<T> last;

  private record Reading<T>(String version, T value) {}

  /** Reads nothing yet; {@link #get} does. */
  public Live(ContentFiles files, Function<ContentFiles, T> reader) {
    this.files = files;
    this.reader = reader;
  }

  /**
   * The value as the files are now.
   *
   * @throws ContentException if a file that changed says something that cannot be
   */
  public T get() {
    var version = files.version();
    var known = last;
    if (known == null || !known.version().equals(version)) {
      known = new Reading<>(version, reader.apply(files));
      last = known;
    }
    return known.value();
  }
}
