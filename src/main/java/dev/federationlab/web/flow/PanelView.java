package dev.federationlab.web.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import dev.federationlab.web.flow.HttpView.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stage shown inside a lesson: the prediction, the exchange that carries the point, and the
 * buttons that run it.
 *
 * @param id of the element on the page
 * @param run where the form that runs it is sent to
 * @param exchange absent before a run
 * @param checks what the receiver compared, where the lesson is about that, and {@code policies}
 *     what it read
 * @param guessing absent while a fault is shown
 * @param workings the numbers of the run, where the lesson is about the story
 */
public record PanelView(
    String id,
    String title,
    String kind,
    String position,
    String whole,
    String run,
    @Nullable Guessing guessing,
    @Nullable Glance exchange,
    List<CheckLine> checks,
    List<PolicyView> policies,
    StoryView.@Nullable OutcomeView outcome,
    @Nullable String story,
    WorkingsView workings,
    String runTitle,
    List<Button> faults) {

  /**
   * An exchange in short.
   *
   * @param fields those of the request that mean something here
   * @param answer those of the response
   */
  public record Glance(
      String method,
      String path,
      String host,
      String receiver,
      List<Field> fields,
      int status,
      boolean refused,
      String ending,
      List<Field> answer) {}

  /** Its checks, by phase where there are many. */
  public List<CheckGroup> groups() {
    return CheckGroup.of(checks);
  }

  /** A fault to run; {@code shown} if its run is the one that is shown. */
  public record Button(String id, String title, boolean shown) {}

  private static final int FIELDS = 6;
  private static final List<String> REFUSAL =
      List.of("Code", "Message", "error", "error_description");
  private static final List<String> GOOD_UNTIL = List.of("Expiration", "expires_in");

  /**
   * The panel of a scene.
   *
   * @param faults the faults that the lesson offers
   */
  public static PanelView of(Scene scene, String id, String run, List<String> faults) {
    var stage = scene.stageWords();
    var honest = scene.progress().run(stage.id()).isPresent();
    var shown = scene.shown();
    var weighty = shown.flatMap(PanelView::weighty);
    var decision = weighty.map(Message::decision).filter(d -> scene.spot().tab() == Tab.CHECKS);
    return new PanelView(
        id,
        stage.title(),
        scene.stage().yields().isEmpty() ? "" : scene.stage().yields().get(0).id(),
        "stage %d of %d".formatted(scene.number(), scene.flow().stages().size()),
        scene.spot().href(),
        run,
        scene.spot().fault() != null
            ? null
            : Guessing.of(stage.question(), scene.progress().prediction(stage.id()), honest),
        weighty.map(message -> inShort(scene, message)).orElse(null),
        decision.map(PanelView::checks).orElse(List.of()),
        decision.map(PanelView::policies).orElse(List.of()),
        shown.map(r -> StoryView.outcome(r.outcome())).orElse(null),
        shown.map(r -> scene.words().story(scene.flow(), r).html()).orElse(null),
        scene.spot().tab() == Tab.STORY
            ? WorkingsView.of(scene)
            : new WorkingsView(List.of(), List.of()),
        honest ? "Run it again" : "Run it",
        buttons(scene, faults));
  }

  /** The exchange that was refused, or else the one that brings something, or else the last. */
  private static Optional<Message> weighty(StageRun run) {
    Message best = null;
    for (var message : run.messages()) {
      if (Ending.of(message).refused()) {
        return Optional.of(message);
      }
      if (best == null || !message.brings().isEmpty()) {
        best = message;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Glance inShort(Scene scene, Message message) {
    var http = HttpView.of(scene, message, Secrets.of(false, scene.progress(), scene.shown()));
    var sent = new ArrayList<Field>();
    http.query().stream().filter(f -> !f.meaning().isEmpty()).forEach(sent::add);
    http.form().stream().filter(f -> !f.meaning().isEmpty()).forEach(sent::add);
    http.fields().stream().filter(f -> !f.meaning().isEmpty()).forEach(sent::add);
    var answer = http.response();
    return new Glance(
        http.method(),
        http.path(),
        http.host(),
        http.receiver(),
        sent.stream().limit(FIELDS).toList(),
        answer == null ? 0 : answer.status(),
        answer == null || answer.refused(),
        Ending.of(message).words(),
        answer == null
            ? List.of()
            : answer.fields().stream()
                .filter(field -> worthShowing(answer, field))
                .sorted(Comparator.comparing(PanelView::weight))
                .limit(4)
                .toList());
  }

  /** First what the stage is for, then until when it is good, then the rest as it came. */
  private static int weight(Field field) {
    if (field.kind() != null) {
      return 0;
    }
    return GOOD_UNTIL.contains(field.name()) ? 1 : 2;
  }

  /** Of a refusal its code and words, of an answer what means something here. */
  private static boolean worthShowing(HttpView.Answer answer, Field field) {
    return answer.refused() ? REFUSAL.contains(field.name()) : !field.meaning().isEmpty();
  }

  private static List<CheckLine> checks(Decision decision) {
    return ChecksView.told(decision.checks()).stream().map(CheckLine::of).toList();
  }

  private static List<PolicyView> policies(Decision decision) {
    return PolicyView.of(decision.policies());
  }

  private static List<Button> buttons(Scene scene, List<String> faults) {
    return faults.stream()
        .filter(id -> scene.stage().faults().stream().map(Fault::id).anyMatch(id::equals))
        .map(id -> new Button(id, scene.words().fault(id).title(), id.equals(scene.spot().fault())))
        .toList();
  }
}
