package dev.federationlab.web;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.Stage;
import dev.federationlab.web.flow.CompareView;
import dev.federationlab.web.flow.FlowList;
import dev.federationlab.web.flow.Scene;
import dev.federationlab.web.flow.Spot;
import dev.federationlab.web.flow.Tab;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flows: the list of them, the visualizer of each stage, and everything that can be run there.
 */
public final class FlowPages implements Area {
  private final Site site;
  private final Runs runs;
  private final Scenes scenes;
  private final StagePages stages;
  private final SignIns signIns;

  public FlowPages(Site site, Runs runs, Scenes scenes, StagePages stages, SignIns signIns) {
    this.site = site;
    this.runs = runs;
    this.scenes = scenes;
    this.stages = stages;
    this.signIns = signIns;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/flows", this::list);
    routes.get("/flows/{flow}", this::resume);
    routes.get("/flows/compare/{left}/{right}", this::compare);
    routes.get("/flows/{flow}/callback", signIns::complete);
    routes.get("/flows/{flow}/{stage}", this::stage);
    routes.post("/flows/{flow}/runs", this::runAll);
    routes.post("/flows/{flow}/reset", this::reset);
    routes.post("/flows/{flow}/sign-ins", signIns::begin);
    routes.post("/flows/{flow}/{stage}/runs", this::run);
    routes.post("/flows/{flow}/{stage}/faults/{fault}/runs", this::runFault);
  }

  private void list(Context ctx) {
    var learner = Sessions.learner(ctx);
    site.show(
        ctx,
        "flow/list",
        Map.of("flows", FlowList.of(runs, scenes.words(), learner.id()), "live", false));
  }

  /** Two flows side by side, from the learner's own runs; none beside itself. */
  private void compare(Context ctx) {
    if (ctx.pathParam("left").equals(ctx.pathParam("right"))) {
      throw Scenes.notFound();
    }
    var view = CompareView.of(atTheEnd(ctx, "left"), atTheEnd(ctx, "right"));
    site.show(ctx, "flow/compare", Map.of("view", view, "live", false));
  }

  private Scene atTheEnd(Context ctx, String side) {
    var flow = runs.flow(ctx.pathParam(side)).orElseThrow(Scenes::notFound);
    var last = flow.stages().get(flow.stages().size() - 1);
    return scenes.at(Sessions.learner(ctx), Spot.of(flow.id(), last.id()));
  }

  /** Where the learner was: the first stage that did not come to a good end, or else the last. */
  private void resume(Context ctx) {
    var flow = flow(ctx);
    var progress = runs.progress(Sessions.learner(ctx).id(), flow.id());
    ctx.redirect(Spot.of(flow.id(), FlowList.goOn(flow, progress).id()).href());
  }

  private void stage(Context ctx) {
    var spot = spot(ctx, Spot.of(flow(ctx).id(), stageOf(ctx).id()));
    Htmx.variesBy(ctx);
    stages.show(ctx, scenes.at(Sessions.learner(ctx), spot), false);
  }

  private void run(Context ctx) {
    var spot = Spot.of(flow(ctx).id(), stageOf(ctx).id()).at(Tab.named(ctx.formParam("tab")));
    var learner = Sessions.learner(ctx);
    scenes.keepGuess(learner, spot.flow(), spot.stage(), ctx.formParam("guess"));
    var person = ctx.formParam("person");
    if (person == null || person.isEmpty()) {
      runs.run(learner.id(), spot.flow(), spot.stage());
    } else {
      signIns.signInAs(learner, spot.flow(), person);
    }
    // Who has just run something wants to read what happened, unless they were looking at the wire.
    show(ctx, spot.tab() == Tab.BREAK_IT ? spot.at(Tab.STORY) : spot);
  }

  private void runFault(Context ctx) {
    var flow = flow(ctx);
    var stage = stageOf(ctx);
    var fault =
        stage.faults().stream()
            .filter(f -> f.id().equals(ctx.pathParam("fault")))
            .findFirst()
            .orElseThrow(Scenes::notFound);
    var learner = Sessions.learner(ctx);
    scenes.keepGuess(learner, flow.id(), fault.id(), ctx.formParam("guess"));
    runs.runFault(learner.id(), flow.id(), stage.id(), fault.id());
    show(ctx, Spot.of(flow.id(), stage.id()).at(Tab.BREAK_IT).ofFault(fault.id()));
  }

  private void runAll(Context ctx) {
    var flow = flow(ctx);
    var last = runs.runAll(Sessions.learner(ctx).id(), flow.id());
    var stage = last.isEmpty() ? flow.stages().get(0).id() : last.get(last.size() - 1).stage();
    show(ctx, Spot.of(flow.id(), stage));
  }

  private void reset(Context ctx) {
    var flow = flow(ctx);
    runs.reset(Sessions.learner(ctx).id(), flow.id());
    ctx.redirect(Spot.of(flow.id(), flow.stages().get(0).id()).href(), HttpStatus.SEE_OTHER);
  }

  /** After a run: the fragment at once for htmx, and for anybody else a page to be got. */
  private void show(Context ctx, Spot spot) {
    if (!Htmx.wantsFragment(ctx)) {
      ctx.redirect(spot.href() + "#inspector", HttpStatus.SEE_OTHER);
      return;
    }
    Htmx.pushUrl(ctx, spot.href());
    stages.show(ctx, scenes.at(Sessions.learner(ctx), spot), true);
  }

  private Spot spot(Context ctx, Spot of) {
    return new Spot(
        of.flow(),
        of.stage(),
        Tab.named(ctx.queryParam("tab")),
        ctx.queryParam("x"),
        ctx.queryParam("run"),
        faultOf(ctx, of),
        "1".equals(ctx.queryParam("reveal")),
        "1".equals(ctx.queryParam("raw")),
        ctx.queryParam("token"),
        ctx.queryParam("with"),
        ctx.queryParam("edit"),
        ctx.queryParam("before"));
  }

  private @Nullable String faultOf(Context ctx, Spot of) {
    var asked = ctx.queryParam("fault");
    if (asked == null) {
      return null;
    }
    return stage(of).faults().stream()
        .filter(fault -> fault.id().equals(asked))
        .findFirst()
        .orElseThrow(Scenes::notFound)
        .id();
  }

  private Stage stage(Spot spot) {
    return runs.flow(spot.flow()).flatMap(f -> f.stage(spot.stage())).orElseThrow(Scenes::notFound);
  }

  private Flow flow(Context ctx) {
    return runs.flow(ctx.pathParam("flow")).orElseThrow(Scenes::notFound);
  }

  private Stage stageOf(Context ctx) {
    return flow(ctx).stage(ctx.pathParam("stage")).orElseThrow(Scenes::notFound);
  }
}
