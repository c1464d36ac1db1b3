package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision of a run beside that of an earlier one of the same stage.
 *
 * @param exchanges what each answered, in the order of the run now
 * @param checks those that came out otherwise
 * @param policies those whose text changed
 */
public record RunDifference(
    Side before, Side now, List<Row> exchanges, List<Row> checks, List<PolicyDifference> policies) {

  /** The checks in which an evaluation of policies is summed up: they are told with the answer. */
  private static final Set<String> EVALUATIONS = Set.of("permission", "trust policy");

  /** Checks of policies that are told even where they only came out for another reason. */
  private static final Set<String> ABOUT_POLICIES =
      Set.of("session policy", "size of session policies and tags");

  /** One of the two runs. */
  public record Side(
      String href, String at, String time, StoryView.OutcomeView outcome, List<String> edited) {}

  /** Something on both sides; {@code changed} says whether they differ. */
  public record Row(String what, @Nullable Cell before, @Nullable Cell now, boolean changed) {}

  /** {@code look} is as in {@link CheckLine}; {@code why} may be empty. */
  public record Cell(String look, String text, String why) {
    /** The same without colour. */
    public String mark() {
      return CheckLine.mark(look);
    }
  }

  /**
   * A policy whose text changed.
   *
   * @param place by which its editor is found; empty if it cannot be changed here
   * @param words what became of it, in a few words
   */
  public record PolicyDifference(
      String title, String place, String words, List<LineDiff.Line> lines) {}

  static RunDifference of(Scene scene, StageRun before, StageRun now) {
    return new RunDifference(
        side(scene, before),
        side(scene, now),
        exchanges(before, now),
        checks(before, now),
        policies(before, now));
  }

  private static Side side(Scene scene, StageRun run) {
    return new Side(
        scene.spot().ofRun(run.id()).href(),
        run.at().toString(),
        Times.clock(run.at()) + " UTC",
        StoryView.outcome(run.outcome()),
        run.edited());
  }

  private static List<Row> exchanges(StageRun before, StageRun now) {
    var left = byTitle(before);
    var right = byTitle(now);
    var titles = new LinkedHashSet<>(right.keySet());
    titles.addAll(left.keySet());
    return titles.stream()
        .map(
            title -> {
              var was = answer(left.get(title));
              var is = answer(right.get(title));
              return new Row(title, was.orElse(null), is.orElse(null), !was.equals(is));
            })
        .toList();
  }

  /** A second call of the same operation has its number in its title. */
  private static Map<String, Message> byTitle(StageRun run) {
    var messages = new LinkedHashMap<String, Message>();
    for (var message : run.messages()) {
      var title = message.title();
      for (int i = 2; messages.containsKey(title); i++) {
        title = message.title() + " (" + i + ")";
      }
      messages.put(title, message);
    }
    return messages;
  }

  private static Optional<Cell> answer(@Nullable Message message) {
    if (message == null) {
      return Optional.empty();
    }
    var ending = Ending.of(message);
    var decision = message.decision();
    return Optional.of(
        new Cell(
            ending.refused() || ending.broken() ? "failed" : "passed",
            ending.words().replaceAll(" · [^·]*$", ""),
            decision == null ? "" : settled(decision)));
  }

  /** Which statement settled it, or what was missing. */
  private static String settled(Decision decision) {
    return decision.checks().stream()
        .filter(check -> EVALUATIONS.contains(check.what()))
        .reduce((earlier, later) -> later)
        .map(Check::saw)
        .or(() -> decision.failure().map(check -> check.what() + ": " + check.saw()))
        .orElse("");
  }

  private static List<Row> checks(StageRun before, StageRun now) {
    var left = checks(before);
    var right = checks(now);
    var rows = new ArrayList<Row>();
    right.forEach(
        (what, check) -> {
          var was = left.get(what);
          if (was != null && differ(was, check)) {
            rows.add(new Row(what, cell(was), cell(check), true));
          }
        });
    return rows;
  }

  private static boolean differ(Check was, Check is) {
    return was.result() != is.result()
        || ABOUT_POLICIES.contains(is.what()) && !was.saw().equals(is.saw());
  }

  private static Cell cell(Check check) {
    return new Cell(CheckLine.look(check.result()), check.saw(), "");
  }

  /** By exchange and name. */
  private static Map<String, Check> checks(StageRun run) {
    var checks = new LinkedHashMap<String, Check>();
    byTitle(run)
        .forEach(
            (title, message) -> {
              var decision = message.decision();
              if (decision != null) {
                ChecksView.told(decision.checks()).stream()
                    .filter(check -> !EVALUATIONS.contains(check.what()))
                    .forEach(check -> checks.put(title + " · " + check.what(), check));
              }
            });
    return checks;
  }

  /**
   * A policy that only a call reads which was sent on one side did not change: it was not asked.
   */
  private static List<PolicyDifference> policies(StageRun before, StageRun now) {
    var sentBefore = byTitle(before);
    var sentNow = byTitle(now);
    sentBefore.keySet().retainAll(sentNow.keySet());
    sentNow.keySet().retainAll(sentBefore.keySet());
    var left = PolicyTexts.of(sentBefore.values());
    var right = PolicyTexts.of(sentNow.values());
    var names = new LinkedHashSet<>(right.keySet());
    names.addAll(left.keySet());
    var differences = new ArrayList<PolicyDifference>();
    for (var name : names) {
      var was = left.getOrDefault(name, PolicyTexts.Text.NONE);
      var is = right.getOrDefault(name, PolicyTexts.Text.NONE);
      var lines = LineDiff.of(was.json(), is.json());
      if (lines.changed()) {
        differences.add(
            new PolicyDifference(name, is.place(), words(was.json(), is.json()), lines.lines()));
      }
    }
    return differences;
  }

  private static String words(String was, String is) {
    if (was.isBlank()) {
      return "was not read before";
    }
    if (is.isBlank()) {
      return "was not read this time";
    }
    return was.replaceAll("\\s", "").equals(is.replaceAll("\\s", ""))
        ? "differs in white space only"
        : "changed";
  }
}
