package dev.federationlab.oauth;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Decision.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks behind one answer while they are being made. For one thread. */
public final class Inquiry {
  /** Longer values are shown shortened: what a stranger sent must not fill the trail. */
  private static final int MAX_SHOWN = 300;

  private final String requestId;
  private final Instant at;
  private final String party;
  private final String operation;
  private final List<Check> checks = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private @Nullable String phase;
  private @Nullable String error;

  /**
   * @param operation what is asked, in the party's own words: {@code "token"}
   */
  public Inquiry(String requestId, Instant at, String party, String operation) {
    this.requestId = requestId;
    this.at = at;
    this.party = party;
    this.operation = operation;
  }

  /** When the request came. */
  public Instant at() {
    return at;
  }

  /** What the checks are about from now on, in a few words: {@code "authorization request"}. */
  public void phase(@Nullable String phase) {
    this.phase = phase;
  }

  /**
   * Notes a check, and refuses if it failed.
   *
   * @throws OAuthError.Refusal with {@code otherwise} if it failed
   */
  public void require(
      boolean passed, String what, String wanted, String saw, String source, OAuthError otherwise) {
    note(passed, what, wanted, saw, source);
    if (!passed) {
      throw otherwise.refusal();
    }
  }

  /** Notes a check. */
  public void note(boolean passed, String what, String wanted, String saw, String source) {
    add(List.of(new Check(what, shown(wanted), shown(saw), passed, source)));
  }

  /** Notes checks that another made. */
  public void add(List<Check> more) {
    more.forEach(check -> checks.add(check.within(phase)));
  }

  /** Notes what a reader should know besides; never a secret. */
  public void tell(String title, String text) {
    tell(new Note(title, text));
  }

  /** As {@link #tell(String, String)}. */
  public void tell(Note note) {
    notes.add(note);
  }

  /** Notes how a refusal was worded. */
  public void refused(String code) {
    error = code;
  }

  /** What came of it. */
  public Decision decision() {
    return new Decision(requestId, at, party, operation, checks, List.of(), error, notes);
  }

  private static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
