package dev.federationlab.flow.words;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Page;
import dev.federationlab.prose.Part;
import dev.federationlab.prose.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the words of a flow from its file, strictly: a heading that nobody knows, a part that is
 * missing or there twice is refused with file and line.
 *
 * <pre>
 * # Goal
 * # Stage sign-in: Sign in at Google      ## Goal, Before, Question, Outcome ID, Code ID: TITLE, Working ID: TITLE, Source
 * # Fault changed-state: …                ## Spoils, Question, Story, Mend, Source
 * # Meanings                              ## query (and the other places), with a list of names
 * </pre>
 */
final class WordsReader {
  private static final Pattern TITLED = Pattern.compile("(Stage|Fault) ([a-z0-9-]+): (.+)");
  private static final Pattern OUTCOME = Pattern.compile("Outcome ([A-Za-z_]+)");
  private static final Pattern CODE = Pattern.compile("Code ([a-z0-9-]+): (.+)");
  private static final Pattern WORKING = Pattern.compile("Working ([A-Za-z][A-Za-z0-9-]*): (.+)");
  private static final List<String> NEEDED_OUTCOMES = List.of("done", "refused", "broken");

  private final Markdown markdown;
  private final Map<String, StageWords> stages = new LinkedHashMap<>();
  private final Map<String, FaultWords> faults = new LinkedHashMap<>();
  private final List<Meaning> meanings = new ArrayList<>();

  private WordsReader(Markdown markdown) {
    this.markdown = markdown;
  }

  /** Reads what names mean in every flow: a place to a heading, with a list of names. */
  static List<Meaning> meanings(String path, String text, Markdown markdown) {
    return Page.read(ContentFiles.name(path), text).parts(1).stream()
        .flatMap(place -> Entries.meanings(place, markdown).stream())
        .toList();
  }

  /**
   * Reads {@code flows/<id>.md}.
   *
   * @param everywhere what names mean where the flow does not say it itself
   */
  static FlowWords read(String id, String text, List<Meaning> everywhere, Markdown markdown) {
    var page = Page.read(ContentFiles.name("flows/" + id + ".md"), text);
    page.front().only("title", "summary");
    var reader = new WordsReader(markdown);
    var parts = page.parts(1);
    var goal = reader.goal(page.bodyAt(), parts);
    return new FlowWords(
        id,
        page.front().text("title"),
        page.front().text("summary"),
        goal,
        reader.stages,
        reader.faults,
        reader.meanings,
        everywhere);
  }

  private Passage goal(Place at, List<Part> parts) {
    Passage goal = null;
    for (var part : parts) {
      if (part.title().equals("Goal")) {
        goal = passage(part);
      } else if (part.title().equals("Meanings")) {
        part.parts(2).forEach(place -> meanings.addAll(Entries.meanings(place, markdown)));
      } else {
        titled(part);
      }
    }
    if (goal == null) {
      throw new ContentException(at, "`# Goal` is missing");
    }
    return goal;
  }

  private void titled(Part part) {
    var title = TITLED.matcher(part.title());
    if (!title.matches()) {
      throw new ContentException(
          part.at(),
          "unknown part, known are Goal, `Stage ID: TITLE`, `Fault ID: TITLE`, Meanings: "
              + part.title());
    }
    var id = title.group(2);
    var taken =
        title.group(1).equals("Stage")
            ? stages.put(id, stage(part, id, title.group(3)))
            : faults.put(id, fault(part, id, title.group(3)));
    if (taken != null) {
      throw new ContentException(part.at(), "is there twice: " + part.title());
    }
  }

  private StageWords stage(Part part, String id, String title) {
    var sections = new Sections(part);
    var stories = new LinkedHashMap<String, Passage>();
    var code = new ArrayList<StageWords.Snippet>();
    sections.each(OUTCOME, (name, section) -> stories.put(name.group(1), passage(section)));
    sections.each(
        CODE, (name, section) -> code.add(Entries.snippet(section, name.group(1), name.group(2))));
    var workings = new ArrayList<StageWords.Working>();
    sections.each(WORKING, (name, section) -> workings.add(working(workings, name, section)));
    for (var needed : NEEDED_OUTCOMES) {
      if (!stories.containsKey(needed)) {
        throw new ContentException(part.at(), "`## Outcome " + needed + "` is missing");
      }
    }
    var words =
        new StageWords(
            id,
            title,
            passage(sections.one("Goal")),
            passage(sections.one("Before")),
            Entries.question(sections.one("Question"), markdown),
            stories,
            code,
            workings,
            sections.one("Source").text().strip());
    sections.none();
    return words;
  }

  private StageWords.Working working(
      List<StageWords.Working> known, MatchResult name, Part section) {
    var id = name.group(1);
    if (known.stream().anyMatch(working -> working.id().equals(id))) {
      throw new ContentException(section.at(), "is there twice: Working " + id);
    }
    return new StageWords.Working(id, name.group(2), passage(section));
  }

  private FaultWords fault(Part part, String id, String title) {
    var sections = new Sections(part);
    var words =
        new FaultWords(
            id,
            title,
            passage(sections.one("Spoils")),
            Entries.question(sections.one("Question"), markdown),
            passage(sections.one("Story")),
            passage(sections.one("Mend")),
            sections.one("Source").text().strip());
    sections.none();
    return words;
  }

  private Passage passage(Part part) {
    return Entries.passage(part.textAt(), part.text(), markdown);
  }
}
