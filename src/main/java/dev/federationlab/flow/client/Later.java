package dev.federationlab.flow.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a while to make, made once, by whoever needs it first: a start that makes it
 * ahead in the background, or a run that could not wait for that.
 */
public final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  /** Makes nothing yet. */
  public Later(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The one thing, made now if nobody did. */
  @Override
  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
