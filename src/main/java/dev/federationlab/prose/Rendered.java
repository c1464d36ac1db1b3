package dev.federationlab.prose;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A Markdown text, rendered.
 *
 * @param segments in the order of the text
 * @param headings in the order of the text
 * @param links the addresses it links to, in the order of the text, with their places
 */
public record Rendered(List<Segment> segments, List<Heading> headings, List<Link> links) {

  /** A link of the text; {@code address} as it was written. */
  public record Link(String address, Place at) {}

  /** Copies. */
  public Rendered {
    segments = List.copyOf(segments);
    headings = List.copyOf(headings);
    links = List.copyOf(links);
  }

  /** The HTML alone, of a text without blocks. */
  public String html() {
    return segments.stream()
        .filter(Segment.Html.class::isInstance)
        .map(segment -> ((Segment.Html) segment).html())
        .collect(Collectors.joining());
  }
}
