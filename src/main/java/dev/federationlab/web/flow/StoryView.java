package dev.federationlab.web.flow;

import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.StageRun;
import dev.federationlab.web.inbox.LetterView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in words that the run itself chose; before a run, what is about to.
 *
 * @param cast who and what takes part, on the first stage before anything was run
 * @param goal what the stage is for, as safe HTML
 * @param words the story, as safe HTML
 * @param outcome absent before a run
 * @param edited what the policies are called that had a say in it and were the learner's own
 * @param first what had to be run first, in sentences
 * @param guessing the question asked before the first run; absent for a run with a fault
 * @param people with one click one can be one of these; empty where nobody signs in
 * @param handSignIn where the form of a sign-in by hand is sent to; absent where nobody signs in
 * @param workings the numbers that the app worked with; none in most stages
 * @param arrived what the user pools sent in this run
 * @param earlier recorded runs of this stage
 */
public record StoryView(
    List<Member> cast,
    String goal,
    String words,
    @Nullable OutcomeView outcome,
    List<String> edited,
    List<String> first,
    @Nullable Guessing guessing,
    List<Person> people,
    @Nullable String handSignIn,
    WorkingsView workings,
    List<LetterView> arrived,
    List<Earlier> earlier,
    String source) {

  /** An actor or an artifact, by the colour that it has everywhere. */
  public record Member(String id, String title, String role, boolean actor) {}

  /** How the run ended. */
  public record OutcomeView(boolean done, String title, String message) {}

  /** A recorded run and its address. */
  public record Earlier(String href, String time, String title, boolean shown, boolean done) {}

  static StoryView of(Scene scene, List<Person> people) {
    var stage = scene.stageWords();
    var honest = scene.progress().run(stage.id());
    var faulty = scene.shown().map(run -> !run.honest()).orElse(false);
    var signsIn =
        !people.isEmpty() && scene.flow().byHand().filter(scene.stage()::equals).isPresent();
    return new StoryView(
        scene.number() == 1 && honest.isEmpty() ? cast(scene) : List.of(),
        stage.goal().html(),
        scene
            .shown()
            .map(run -> scene.words().story(scene.flow(), run).html())
            .orElse(stage.before().html()),
        scene.shown().map(run -> outcome(run.outcome())).orElse(null),
        scene.shown().map(StageRun::edited).orElse(List.of()),
        scene.shown().map(run -> first(scene, run)).orElse(List.of()),
        faulty
            ? null
            : Guessing.of(
                stage.question(), scene.progress().prediction(stage.id()), honest.isPresent()),
        signsIn ? people : List.of(),
        signsIn ? "/flows/" + scene.flow().id() + "/sign-ins" : null,
        WorkingsView.of(scene),
        List.of(),
        earlier(scene),
        stage.source());
  }

  /** The same with what arrived in the inbox. */
  StoryView with(List<LetterView> letters) {
    return new StoryView(
        cast,
        goal,
        words,
        outcome,
        edited,
        first,
        guessing,
        people,
        handSignIn,
        workings,
        List.copyOf(letters),
        earlier,
        source);
  }

  /** Those who take part. */
  public List<Member> actors() {
    return cast.stream().filter(Member::actor).toList();
  }

  /** What passes between them. */
  public List<Member> artifacts() {
    return cast.stream().filter(member -> !member.actor()).toList();
  }

  private static List<Member> cast(Scene scene) {
    var cast = new ArrayList<Member>();
    scene.flow().actors().forEach(a -> cast.add(new Member(a.id(), a.title(), a.role(), true)));
    scene
        .flow()
        .artifacts()
        .forEach(k -> cast.add(new Member(k.id(), k.title(), k.meaning(), false)));
    return cast;
  }

  static OutcomeView outcome(Outcome outcome) {
    return switch (outcome.kind()) {
      case DONE -> new OutcomeView(true, "Done", "");
      case REFUSED -> new OutcomeView(false, refusal(outcome), outcome.message());
      case BROKEN -> new OutcomeView(false, "The conversation broke off", outcome.message());
    };
  }

  private static String refusal(Outcome outcome) {
    var by = outcome.by() == null ? "Refused" : "Refused by " + outcome.by().named();
    return by + ": " + (outcome.status() == 0 ? "" : outcome.status() + " ") + outcome.id();
  }

  private static List<String> first(Scene scene, StageRun run) {
    return run.firstRun().stream()
        .map(
            obtained -> {
              var title = scene.words().stage(obtained.stage()).title();
              return switch (obtained.reason()) {
                case MISSING ->
                    "First “%s” was run, since what it yields was missing.".formatted(title);
                case EXPIRED ->
                    "First “%s” was run again, since what it had yielded had expired."
                        .formatted(title);
                case SPENT ->
                    "First “%s” was run again, since what it had yielded was used up."
                        .formatted(title);
                case EDITED ->
                    "First “%s” was run again, since you changed the session policy that it passes."
                        .formatted(title);
              };
            })
        .toList();
  }

  private static List<Earlier> earlier(Scene scene) {
    var history = scene.progress().history().getOrDefault(scene.stage().id(), List.of());
    var shown = scene.shown().map(StageRun::id).orElse("");
    return history.stream()
        .limit(8)
        .map(
            run ->
                new Earlier(
                    scene.spot().ofRun(run.id()).href(),
                    Times.clock(run.at()),
                    (run.fault() == null ? "" : scene.words().fault(run.fault()).title() + ": ")
                        + (run.outcome().done() ? "done" : run.outcome().id()),
                    run.id().equals(shown),
                    run.outcome().done()))
        .toList();
  }
}
