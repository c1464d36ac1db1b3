package dev.federationlab.prose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown to safe HTML: CommonMark with tables and heading anchors. HTML in the text is shown, not
 * obeyed; addresses other than http, https, mailto and relative ones are dropped. Immutable, for
 * many threads.
 */
public final class Markdown {
  private static final String TERM = "term:";
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final Terms terms;

  /** With these as the meaning of {@code term:} links. */
  public Markdown(Terms terms) {
    this.terms = terms;
  }

  /** Renders a text without blocks of its own; {@code at} is the place of its first line. */
  public String html(Place at, String markdown) {
    return render(at, markdown, Set.of()).html();
  }

  /**
   * Renders a text, leaving fenced blocks of these kinds to the caller. Such blocks stand at the
   * left margin.
   *
   * @param at the place of the text's first line
   * @throws ContentException for a link to an unknown term, or a block inside a list or quotation
   */
  public Rendered render(Place at, String markdown, Set<String> kinds) {
    var document = PARSER.parse(markdown);
    var survey = new Survey(at, kinds);
    document.accept(survey);
    var renderer = renderer(survey);
    var segments = new ArrayList<Segment>();
    var prose = new Document();
    for (var node = document.getFirstChild(); node != null; ) {
      var next = node.getNext();
      if (node instanceof FencedCodeBlock fence && kinds.contains(fence.getInfo())) {
        flush(prose, renderer, segments);
        segments.add(
            new Segment.Block(fence.getInfo(), survey.place(fence).down(1), fence.getLiteral()));
      } else {
        prose.appendChild(node);
      }
      node = next;
    }
    flush(prose, renderer, segments);
    return new Rendered(segments, survey.headings, survey.links);
  }

  /** Plain text as HTML that shows just this text. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static void flush(Document prose, HtmlRenderer renderer, List<Segment> segments) {
    if (prose.getFirstChild() == null) {
      return;
    }
    segments.add(new Segment.Html(renderer.render(prose)));
    for (var node = prose.getFirstChild(); node != null; ) {
      var next = node.getNext();
      node.unlink();
      node = next;
    }
  }

  private static HtmlRenderer renderer(Survey survey) {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .escapeHtml(true)
        .sanitizeUrls(true)
        .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
        .attributeProviderFactory(
            context -> (node, tag, attributes) -> attributes.putAll(survey.attributes(node, tag)))
        .build();
  }

  /** What must be known of a text before it is rendered piece by piece. */
  private final class Survey extends AbstractVisitor {
    private final Place at;
    private final Set<String> kinds;
    private final IdGenerator ids = IdGenerator.builder().defaultId("part").build();
    private final Map<Node, Map<String, String>> attributes = new HashMap<>();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Rendered.Link> links = new ArrayList<>();

    Survey(Place at, Set<String> kinds) {
      this.at = at;
      this.kinds = kinds;
    }

    Map<String, String> attributes(Node node, String tag) {
      // A wide block scrolls by itself, so it must be reachable from the keyboard.
      if (tag.equals("pre")) {
        return Map.of("tabindex", "0");
      }
      return tag.equals("a") || tag.startsWith("h")
          ? attributes.getOrDefault(node, Map.of())
          : Map.of();
    }

    Place place(Node node) {
      var spans = node.getSourceSpans();
      return spans.isEmpty() ? at : at.down(spans.get(0).getLineIndex());
    }

    @Override
    public void visit(org.commonmark.node.Heading heading) {
      var text = plain(heading);
      var id = ids.generateId(text);
      attributes.put(heading, Map.of("id", id));
      headings.add(new Heading(heading.getLevel(), id, text));
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      var address = link.getDestination();
      links.add(new Rendered.Link(address, place(link)));
      if (address.startsWith(TERM)) {
        var id = address.substring(TERM.length());
        var meaning =
            terms
                .find(id)
                .orElseThrow(() -> new ContentException(place(link), "no such term: " + id));
        link.setDestination(meaning.address());
        link.setTitle(meaning.summary());
        attributes.put(link, Map.of("class", "term"));
      }
      visitChildren(link);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      if (kinds.contains(block.getInfo()) && !(block.getParent() instanceof Document)) {
        throw new ContentException(
            place(block), "a `" + block.getInfo() + "` must stand at the left margin");
      }
    }

    private String plain(Node node) {
      var text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text piece) {
              text.append(piece.getLiteral());
            }

            @Override
            public void visit(Code piece) {
              text.append(piece.getLiteral());
            }
          });
      return text.toString();
    }
  }
}
