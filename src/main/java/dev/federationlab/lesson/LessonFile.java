package dev.federationlab.lesson;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Fields;
import dev.federationlab.prose.Heading;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Page;
import dev.federationlab.prose.Place;
import dev.federationlab.prose.Rendered;
import dev.federationlab.prose.Segment;
import dev.federationlab.prose.Terms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file of {@code content/lessons}. */
final class LessonFile {
  private static final Pattern NAME = Pattern.compile("(\\d{3})-([a-z0-9]+(?:-[a-z0-9]+)*)\\.md");
  private static final String TERM = "term:";
  private static final String PANEL = "panel";
  private static final String EXAM = "exam";

  private final Glossary glossary;
  private final Markdown markdown;

  LessonFile(Glossary glossary) {
    this.glossary = glossary;
    // Terms are explained at the foot of the same page: no step away from the sentence, and it
    // prints.
    this.markdown =
        new Markdown(
            id ->
                glossary.find(id).map(term -> new Terms.Meaning("#" + anchor(id), term.summary())));
  }

  Lesson read(String name, String text) {
    var at = new Place(ContentFiles.name("lessons/" + name), 1);
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new ContentException(at, "a lesson's file is named like 030-some-words.md: " + name);
    }
    var page = Page.read(at.file(), text);
    var front = page.front().only("title", "part", "summary", "minutes", "needs", "sources");
    var rendered = markdown.render(page.bodyAt(), page.body(), Set.of(PANEL, EXAM));
    var links = new ArrayList<>(rendered.links());
    var pieces = new ArrayList<Piece>();
    for (var segment : rendered.segments()) {
      pieces.add(piece(segment, links));
    }
    var words = words(links);
    if (!words.terms().isEmpty()) {
      pieces.add(words);
    }
    return new Lesson(
        parts.group(2),
        Integer.parseInt(parts.group(1)),
        front.text("part"),
        front.text("title"),
        front.text("summary"),
        minutes(front),
        front.texts("needs"),
        pieces,
        sections(rendered, page.bodyAt()),
        sources(front),
        links,
        at);
  }

  private Piece piece(Segment segment, List<Rendered.Link> links) {
    if (segment instanceof Segment.Html html) {
      return new Piece.Prose(html.html());
    }
    var block = (Segment.Block) segment;
    if (block.kind().equals(PANEL)) {
      return panel(Fields.read(block.at(), block.content()));
    }
    var note = markdown.render(block.at(), block.content(), Set.of());
    links.addAll(note.links());
    return new Piece.ExamNote(note.html());
  }

  private static Piece.Panel panel(Fields fields) {
    fields.only("flow", "stage", "tab", "faults");
    return new Piece.Panel(
        fields.text("flow"),
        fields.text("stage"),
        fields.optionalText("tab").orElse(null),
        fields.texts("faults"),
        fields.at());
  }

  private Piece.Words words(List<Rendered.Link> links) {
    var ids = new LinkedHashSet<String>();
    for (var link : links) {
      if (link.address().startsWith(TERM)) {
        ids.add(link.address().substring(TERM.length()));
      }
    }
    var terms = ids.stream().flatMap(id -> glossary.find(id).stream()).toList();
    var html = new StringBuilder("<dl>\n");
    for (var term : terms) {
      html.append("<dt id=\"").append(anchor(term.id())).append("\">");
      html.append(Markdown.escape(term.title())).append("</dt>\n");
      html.append("<dd>").append(term.html()).append("</dd>\n");
    }
    return new Piece.Words(terms, html.append("</dl>\n").toString());
  }

  private static String anchor(String term) {
    return "word-" + term;
  }

  private static int minutes(Fields front) {
    var minutes = front.number("minutes");
    if (minutes < 1) {
      throw front.wrong("minutes", "must be at least 1: " + minutes);
    }
    return minutes;
  }

  private static List<Heading> sections(Rendered rendered, Place body) {
    for (var heading : rendered.headings()) {
      if (heading.level() == 1) {
        throw new ContentException(
            body, "the title is in the front matter, sections begin with ##: " + heading.text());
      }
    }
    return rendered.headings().stream().filter(heading -> heading.level() == 2).toList();
  }

  private static List<Lesson.Source> sources(Fields front) {
    var sources = new ArrayList<Lesson.Source>();
    for (var source : front.mappings("sources")) {
      source.only("title", "url");
      if (!source.text("url").startsWith("https://")) {
        throw source.wrong("url", "must begin with https://: " + source.text("url"));
      }
      sources.add(new Lesson.Source(source.text("title"), source.text("url")));
    }
    if (sources.isEmpty()) {
      throw front.wrong("sources", "is missing: say where the facts are from");
    }
    return sources;
  }
}
