package dev.federationlab.lesson;

import dev.federationlab.prose.Heading;
import dev.federationlab.prose.Place;
import dev.federationlab.prose.Rendered;
import java.util.List;

/**
 * A page of the course.
 *
 * @param id lower-case-with-dashes and stable: the file's name without its number
 * @param order the number in the file's name
 * @param part the heading under which the course lists it
 * @param title without mark-up
 * @param summary one sentence, without mark-up
 * @param minutes how long reading and running it takes
 * @param needs ids of the lessons it builds on
 * @param pieces text and panels in their order
 * @param headings of its sections, for "On this page"
 * @param sources where its facts are from; never empty
 * @param links the addresses its text links to
 * @param at the first line of its file
 */
public record Lesson(
    String id,
    int order,
    String part,
    String title,
    String summary,
    int minutes,
    List<String> needs,
    List<Piece> pieces,
    List<Heading> headings,
    List<Source> sources,
    List<Rendered.Link> links,
    Place at) {

  /** A text that says so, and its public address. */
  public record Source(String title, String url) {}

  /** Copies. */
  public Lesson {
    needs = List.copyOf(needs);
    pieces = List.copyOf(pieces);
    headings = List.copyOf(headings);
    sources = List.copyOf(sources);
    links = List.copyOf(links);
  }

  /** Its panels, in order. */
  public List<Piece.Panel> panels() {
    return pieces.stream()
        .filter(Piece.Panel.class::isInstance)
        .map(Piece.Panel.class::cast)
        .toList();
  }
}
