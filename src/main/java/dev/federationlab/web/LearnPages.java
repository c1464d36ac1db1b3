package dev.federationlab.web;

import dev.federationlab.flow.Runs;
import dev.federationlab.learner.Learner;
import dev.federationlab.lesson.Lesson;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.lesson.Piece;
import dev.federationlab.web.flow.PanelView;
import dev.federationlab.web.flow.Spot;
import dev.federationlab.web.flow.Tab;
import dev.federationlab.web.learn.Contents;
import dev.federationlab.web.learn.LessonView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The course: its contents, its lessons, and the panels that are run in them. */
public final class LearnPages implements Area {
  private final Site site;
  private final Runs runs;
  private final Scenes scenes;
  private final Supplier<Lessons> lessons;

  /**
   * @param lessons asked at each request, so that they can be edited while the lab runs
   */
  public LearnPages(Site site, Runs runs, Scenes scenes, Supplier<Lessons> lessons) {
    this.site = site;
    this.runs = runs;
    this.scenes = scenes;
    this.lessons = lessons;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/learn", this::contents);
    routes.get("/learn/{lesson}", this::lesson);
    routes.post("/learn/{lesson}/panels/{panel}/runs", this::run);
  }

  private void contents(Context ctx) {
    var contents = Contents.of(lessons.get(), null, runs, Sessions.learner(ctx).id());
    site.show(ctx, "learn/contents", Map.of("contents", contents, "live", false));
  }

  private void lesson(Context ctx) {
    var course = lessons.get();
    var lesson = lesson(ctx, course);
    var learner = Sessions.learner(ctx);
    var view =
        LessonView.of(
            course,
            lesson,
            (panel, number) ->
                panel(learner, lesson, panel, number, faultShown(ctx, panel, number)));
    var contents = Contents.of(course, lesson, runs, learner.id());
    site.show(ctx, "learn/lesson", Map.of("lesson", view, "contents", contents, "live", true));
  }

  private void run(Context ctx) {
    var lesson = lesson(ctx, lessons.get());
    var number = number(ctx);
    var panel = lesson.panels().get(number - 1);
    var learner = Sessions.learner(ctx);
    var fault =
        Optional.ofNullable(ctx.formParam("fault")).filter(panel.faults()::contains).orElse(null);
    if (fault == null) {
      scenes.keepGuess(learner, panel.flow(), panel.stage(), ctx.formParam("guess"));
      runs.run(learner.id(), panel.flow(), panel.stage());
    } else {
      runs.runFault(learner.id(), panel.flow(), panel.stage(), fault);
    }
    if (!Htmx.wantsFragment(ctx)) {
      var query = fault == null ? "" : "?panel=" + number + "&fault=" + fault;
      ctx.redirect("/learn/" + lesson.id() + query + "#panel-" + number, HttpStatus.SEE_OTHER);
      return;
    }
    var view = panel(learner, lesson, panel, number, fault);
    site.show(ctx, "learn/panel#panel", Map.of("panel", view, "live", true, "fragment", true));
  }

  private PanelView panel(
      Learner learner, Lesson lesson, Piece.Panel panel, int number, @Nullable String fault) {
    var tab = panel.openTab().map(Tab::named).orElse(Tab.WIRE);
    var spot = Spot.of(panel.flow(), panel.stage()).at(tab).ofFault(fault);
    var run = "/learn/" + lesson.id() + "/panels/" + number + "/runs";
    return PanelView.of(scenes.at(learner, spot), "panel-" + number, run, panel.faults());
  }

  /** Without scripts the page says by its address which panel shows which fault. */
  private static @Nullable String faultShown(Context ctx, Piece.Panel panel, int number) {
    var fault = ctx.queryParam("fault");
    return String.valueOf(number).equals(ctx.queryParam("panel"))
            && fault != null
            && panel.faults().contains(fault)
        ? fault
        : null;
  }

  private static Lesson lesson(Context ctx, Lessons course) {
    return course.find(ctx.pathParam("lesson")).orElseThrow(Scenes::notFound);
  }

  private int number(Context ctx) {
    var text = ctx.pathParam("panel");
    int count = lesson(ctx, lessons.get()).panels().size();
    int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > count) {
      throw Scenes.notFound();
    }
    return number;
  }
}
