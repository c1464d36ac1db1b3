package dev.federationlab.prose;

/**
 * A content file says something that cannot be: {@code content/lessons/030-x.md:4: `minutes` is
 * missing}.
 */
public final class ContentException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Place place;

  /**
   * A fault at {@code place}; {@code what} is lower case, without full stop, and names the culprit.
   */
  public ContentException(Place place, String what) {
    super(place + ": " + what);
    this.place = place;
  }

  /** Where the fault is. */
  public Place place() {
    return place;
  }
}
