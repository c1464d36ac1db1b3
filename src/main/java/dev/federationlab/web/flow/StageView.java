package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.StageRun;
import dev.federationlab.web.inbox.LetterView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a stage shows. Of the tabs exactly one is open, so all but one of {@code
 * story} to {@code breakIt} are absent; {@code token} is absent also where there is no token yet.
 *
 * @param title of the browser's tab
 * @param firstToken where the first token will come from; empty if no stage yields one
 * @param desk what can be done with the policies; only beside the checks of an honest run
 * @param sub under the heading: what the flow shows, and where one is
 * @param announce what a screen reader says after a run; empty if nothing was run just now
 * @param note which run is looked at, if not the latest honest one
 */
public record StageView(
    String title,
    String flowTitle,
    String stageTitle,
    String sub,
    String href,
    Rail rail,
    Diagram diagram,
    ExchangeList exchanges,
    Controls controls,
    List<TabView> tabs,
    Tab open,
    @Nullable StoryView story,
    @Nullable WireView wire,
    @Nullable TokenTab token,
    String firstToken,
    @Nullable ChecksView checks,
    @Nullable PolicyDesk desk,
    @Nullable CodeView code,
    @Nullable BreakItView breakIt,
    String announce,
    @Nullable String note,
    boolean looksAtFault) {

  /** A tab and what stands on it. */
  public record TabView(
      String id,
      String title,
      String key,
      String href,
      boolean current,
      ChecksView.@Nullable Count count) {}

  /** What only the lab can say about a learner, asked for only where it is shown. */
  public interface Facts extends PolicyDesk.Facts {
    List<Person> people();

    Map<String, String> values();

    Optional<OwnClient> ownClient();

    /** What the learner's user pools sent between two moments, oldest first. */
    List<LetterView> inbox(Instant since, Instant until);
  }

  /**
   * The view of a scene.
   *
   * @param fresh whether the run it shows was made by this very request
   */
  public static StageView of(Scene scene, Facts facts, boolean fresh) {
    var tab = scene.spot().tab();
    var stage = scene.stageWords();
    boolean honest = scene.shown().map(StageRun::honest).orElse(false);
    var desk = tab == Tab.CHECKS && honest ? PolicyDesk.of(scene, facts) : null;
    return new StageView(
        "%s · %s · Federation Lab".formatted(stage.title(), scene.words().title()),
        scene.words().title(),
        stage.title(),
        sub(scene),
        scene.spot().href(),
        Rail.of(scene),
        DiagramDrawing.of(scene, fresh),
        ExchangeList.of(scene),
        Controls.of(scene),
        tabs(scene),
        tab,
        tab == Tab.STORY ? StoryView.of(scene, facts.people()).with(arrived(scene, facts)) : null,
        tab == Tab.WIRE ? WireView.of(scene) : null,
        tab == Tab.TOKEN ? TokenTab.of(scene).orElse(null) : null,
        tab == Tab.TOKEN ? firstToken(scene) : "",
        tab == Tab.CHECKS ? ChecksView.of(scene) : null,
        desk,
        tab == Tab.CODE ? CodeView.of(scene, facts.values(), facts.ownClient()) : null,
        tab == Tab.BREAK_IT ? BreakItView.of(scene) : null,
        announcement(scene, desk, fresh),
        note(scene),
        scene.shown().map(run -> !run.honest()).orElse(false));
  }

  private static String sub(Scene scene) {
    return scene.words().summary()
        + " You are on stage %d of %d.".formatted(scene.number(), scene.flow().stages().size());
  }

  private static List<TabView> tabs(Scene scene) {
    var there = scene.showsFault() ? scene.spot() : scene.spot().ofFault(null);
    return Arrays.stream(Tab.values())
        .map(
            tab ->
                new TabView(
                    tab.id(),
                    tab.title(),
                    tab.key(),
                    (tab == Tab.BREAK_IT ? scene.spot() : there).at(tab).href(),
                    tab == scene.spot().tab(),
                    tab == Tab.CHECKS ? ChecksView.count(scene) : null))
        .toList();
  }

  /** What was sent while the run that is shown was going on. */
  private static List<LetterView> arrived(Scene scene, Facts facts) {
    var run = scene.shown();
    if (run.isEmpty() || !scene.flow().actors().contains(Actor.USER_POOL)) {
      return List.of();
    }
    var messages = run.get().messages();
    var end =
        messages.stream()
            .map(message -> message.exchange().sentAt().plus(message.exchange().took()))
            .max(Instant::compareTo);
    return end.map(it -> facts.inbox(run.get().at(), it.plusMillis(100))).orElse(List.of());
  }

  private static String firstToken(Scene scene) {
    return scene.flow().stages().stream()
        .filter(stage -> stage.yields().stream().anyMatch(FoundTokens.KINDS::contains))
        .findFirst()
        .map(stage -> scene.words().stage(stage.id()).title())
        .orElse("");
  }

  private static String announcement(Scene scene, @Nullable PolicyDesk desk, boolean fresh) {
    var editor = desk == null ? null : desk.editor();
    if (editor != null && !editor.announce().isEmpty()) {
      return editor.announce();
    }
    return fresh ? scene.shown().map(run -> announcement(scene, run)).orElse("") : "";
  }

  private static String announcement(Scene scene, StageRun run) {
    var outcome = StoryView.outcome(run.outcome());
    var exchanges = run.messages().size();
    return "Stage %d, %s: %s. %d %s recorded."
        .formatted(
            scene.number(),
            scene.stageWords().title(),
            outcome.title(),
            exchanges,
            exchanges == 1 ? "exchange" : "exchanges");
  }

  private static @Nullable String note(Scene scene) {
    if (!scene.looksBack() || scene.shown().isEmpty()) {
      return null;
    }
    var run = scene.shown().get();
    var what =
        run.fault() == null
            ? "an earlier run"
            : "“" + scene.words().fault(run.fault()).title() + "”";
    return "You are looking at %s, recorded %s UTC.".formatted(what, Times.clock(run.at()));
  }
}
