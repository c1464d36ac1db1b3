package dev.federationlab.web.flow;

import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.PolicyEditing.Policy;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.policy.Remark;
import dev.federationlab.policy.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy in its editor.
 *
 * @param place by which the form names it
 * @param part what such a policy says, in a sentence
 * @param state how the text in force came there
 * @param version which text was in force when this was made; the form brings it back
 * @param text in the field
 * @param numbers of its lines, with room for more
 * @param size how long it is, against what is taken
 * @param tooLong whether it is longer than that
 * @param canPutBack whether there is something else to put back
 * @param checked whether the text was looked through because somebody asked
 * @param remarks mistakes before hints, each in the order of the text
 * @param declined AWS's answer, if it did not take the text
 * @param notKept why the lab did not take the text; absent if it did
 * @param meanwhile how what is in force now differs from the text in the field; absent unless it
 *     changed meanwhile
 * @param close the page without the editor
 */
public record EditorView(
    String action,
    String place,
    String title,
    String part,
    String state,
    String version,
    String text,
    int rows,
    List<LineNumber> numbers,
    String size,
    boolean tooLong,
    boolean canPutBack,
    boolean checked,
    List<RemarkView> remarks,
    StoryView.@Nullable OutcomeView declined,
    @Nullable String notKept,
    @Nullable List<LineDiff.Line> meanwhile,
    String close) {
  private static final int MOST_NUMBERS = 400;
  private static final int ROOM = 12;

  /** The number of a line; {@code look} is {@code "mistake"}, {@code "hint"} or empty. */
  public record LineNumber(int number, String look) {}

  /**
   * Something said of the text.
   *
   * @param line the line of the text it is about
   * @param before the blanks that put a sign under its column
   */
  public record RemarkView(
      boolean mistake,
      int lineNumber,
      int column,
      String where,
      List<Piece> text,
      String line,
      String before,
      String awsSays,
      String source) {}

  /** A part of a sentence; {@code code} is a name or value out of the text. */
  public record Piece(String text, boolean code) {}

  /** What came of what was sent; all absent for an editor that was only opened. */
  public record Sent(
      String text,
      boolean checked,
      @Nullable Outcome declined,
      @Nullable String notKept,
      boolean meanwhile) {}

  /** An editor for a policy as it is in force. */
  public static EditorView of(Scene scene, Policy policy) {
    return of(scene, policy, new Sent(PolicyWords.opened(policy), false, null, null, false));
  }

  /** The same after something was sent. */
  public static EditorView of(Scene scene, Policy policy, Sent sent) {
    var place = policy.place();
    var text = sent.text();
    var review = Review.of(place.kind(), text, place.resourceArn());
    boolean asked = sent.checked() || sent.declined() != null;
    var remarks = asked ? review.remarks() : List.<Remark>of();
    boolean passed = place instanceof PassedPolicy;
    int size = passed ? text.length() : review.size();
    var lines = text.split("\n", -1);
    return new EditorView(
        scene.spot().path() + "/policies",
        place.id(),
        place.title(),
        PolicyWords.part(place),
        PolicyWords.state(policy),
        policy.version(),
        text,
        Math.max(8, lines.length),
        numbers(lines.length, remarks),
        "%,d of %,d characters%s"
            .formatted(
                size, place.mostCharacters(), passed ? "" : ", white space between them apart"),
        size > place.mostCharacters(),
        policy.own(),
        sent.checked(),
        remarks(remarks, lines),
        sent.declined() == null ? null : StoryView.outcome(sent.declined()),
        sent.notKept(),
        sent.meanwhile() ? LineDiff.of(policy.text(), text).lines() : null,
        scene.spot().editing(null).href());
  }

  private static List<LineNumber> numbers(int lines, List<Remark> remarks) {
    Map<Integer, String> looks = new TreeMap<>();
    remarks.forEach(
        remark ->
            looks.merge(
                remark.place().line(),
                remark.mistake() ? "mistake" : "hint",
                (one, other) -> one.equals("mistake") ? one : other));
    var numbers = new ArrayList<LineNumber>();
    int last = Math.min(MOST_NUMBERS, Math.max(8, lines) + ROOM);
    for (int i = 1; i <= last; i++) {
      numbers.add(new LineNumber(i, looks.getOrDefault(i, "")));
    }
    return numbers;
  }

  private static List<RemarkView> remarks(List<Remark> remarks, String[] lines) {
    var views = new ArrayList<RemarkView>();
    for (var wanted : List.of(true, false)) {
      remarks.stream()
          .filter(remark -> remark.mistake() == wanted)
          .forEach(remark -> views.add(view(remark, lines)));
    }
    return views;
  }

  private static RemarkView view(Remark remark, String[] lines) {
    var place = remark.place();
    var line = place.line() <= lines.length ? lines[place.line() - 1] : "";
    int column = Math.max(1, Math.min(place.column(), line.length() + 1));
    // A line of its own under the line: tabs stay tabs, so that the sign stands where it should.
    var before = line.substring(0, column - 1).replaceAll("[^\t]", " ");
    return new RemarkView(
        remark.mistake(),
        place.line(),
        place.column(),
        place.toString(),
        pieces(remark.text()),
        line,
        before,
        remark.awsSays(),
        remark.source());
  }

  /** Between backticks stands code. */
  private static List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    var parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      // One that has no partner is a character like any other.
      boolean lone = i % 2 == 1 && i == parts.length - 1;
      if (!parts[i].isEmpty()) {
        pieces.add(new Piece(lone ? "`" + parts[i] : parts[i], i % 2 == 1 && !lone));
      }
    }
    return pieces;
  }

  /** How many mistakes it has. */
  public long mistakes() {
    return remarks.stream().filter(RemarkView::mistake).count();
  }

  /** Whether there was a check that found nothing. */
  public boolean clean() {
    return checked && remarks.isEmpty() && !tooLong;
  }

  /** {@code "2 mistakes, 1 hint"}; empty if there is nothing to say. */
  public String summary() {
    long hints = remarks.size() - mistakes();
    if (remarks.isEmpty()) {
      return "";
    }
    var counts = new ArrayList<String>();
    if (mistakes() > 0) {
      counts.add(mistakes() == 1 ? "1 mistake" : mistakes() + " mistakes");
    }
    if (hints > 0) {
      counts.add(hints == 1 ? "1 hint" : hints + " hints");
    }
    return String.join(", ", counts);
  }

  /** What a screen reader says after something was sent; empty if nothing was. */
  public String announce() {
    if (declined != null) {
      return "AWS did not take it: " + declined.title() + ". " + declined.message();
    }
    if (notKept != null) {
      return "Not saved: " + notKept;
    }
    if (meanwhile != null) {
      return "Not saved: the policy changed meanwhile.";
    }
    if (!checked) {
      return "";
    }
    return clean()
        ? "No mistakes found."
        : summary() + (remarks.isEmpty() ? "" : ", the first at " + remarks.get(0).where()) + ".";
  }
}
