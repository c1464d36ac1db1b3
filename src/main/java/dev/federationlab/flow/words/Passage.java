package dev.federationlab.flow.words;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of prose. It becomes HTML when it is first shown: the flows have thousands of them, which
 * took a third of a start, and a page shows a few. For many threads.
 */
public final class Passage {
  private final String markdown;
  private final Supplier<String> rendering;
  private volatile @Nullable String html;

  /**
   * @param markdown as it was written
   * @param rendering makes HTML of it, always the same
   */
  public Passage(String markdown, Supplier<String> rendering) {
    this.markdown = markdown;
    this.rendering = rendering;
  }

  /** As it was written. */
  public String markdown() {
    return markdown;
  }

  /** Safe to put into a page as it is. */
  public String html() {
    var known = html;
    if (known == null) {
      known = rendering.get();
      html = known;
    }
    return known;
  }
}
