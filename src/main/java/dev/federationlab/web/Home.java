package dev.federationlab.web;

import dev.federationlab.flow.Runs;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.web.flow.Diagram;
import dev.federationlab.web.flow.FlowList;
import dev.federationlab.web.flow.Spot;
import dev.federationlab.web.learn.Contents;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The first page: what this is, the first stage within one click, and the way on from where one
 * was.
 */
public final class Home implements Area {
  private final Site site;
  private final Runs runs;
  private final Scenes scenes;
  private final Supplier<Lessons> lessons;

  public Home(Site site, Runs runs, Scenes scenes, Supplier<Lessons> lessons) {
    this.site = site;
    this.runs = runs;
    this.scenes = scenes;
    this.lessons = lessons;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/", this::home);
  }

  private void home(Context ctx) {
    var learner = Sessions.learner(ctx).id();
    var flows = FlowList.of(runs, scenes.words(), learner);
    var contents = Contents.of(lessons.get(), null, runs, learner);
    var first = flows.entries().get(0);
    var scene = scenes.at(Sessions.learner(ctx), Spot.of(first.id(), first.at()));
    site.show(
        ctx,
        "home/home",
        Map.of(
            "flow",
            first,
            "flows",
            flows,
            "contents",
            contents,
            "diagram",
            Diagram.of(scene),
            "live",
            false));
  }
}
