package dev.federationlab.web;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Words;
import dev.federationlab.learner.Learner;
import dev.federationlab.web.flow.FlowList;
import dev.federationlab.web.flow.Scene;
import dev.federationlab.web.flow.Spot;
import dev.federationlab.web.flow.StageView;
import dev.federationlab.web.flow.Tab;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The flows: the list of them, the visualizer of each stage, and everything that can be run there. */
public final class FlowPages implements Area {
  private final Site site;
  private final Runs runs;
  private final Supplier<Words> words;
  private final SignIns signIns;
  private final Clock clock;

  /** @param words asked at each request, so that they can be edited while the lab runs */
  public FlowPages(Site site, Runs runs, Supplier<Words> words, SignIns signIns, Clock clock) {
    this.site = site;
    this.runs = runs;
    this.words = words;
    this.signIns = signIns;
    this.clock = clock;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/flows", this::list);
    routes.get("/flows/{flow}", this::resume);
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
    site.show(ctx, "flow/list", Map.of("flows", FlowList.of(runs, words.get(), learner.id()), "live", false));
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
    answer(ctx, scene(ctx, spot), false);
  }

  private void run(Context ctx) {
    var spot = Spot.of(flow(ctx).id(), stageOf(ctx).id()).at(Tab.named(ctx.formParam("tab")));
    var learner = Sessions.learner(ctx);
    keepGuess(ctx, learner, spot.flow(), spot.stage());
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
            .orElseThrow(() -> new HttpResponseException(404));
    var learner = Sessions.learner(ctx);
    keepGuess(ctx, learner, flow.id(), fault.id());
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

  /** The first answer stands; running without one passes the question over. */
  private void keepGuess(Context ctx, Learner learner, String flow, String stageOrFault) {
    var guess = ctx.formParam("guess");
    if (runs.progress(learner.id(), flow).prediction(stageOrFault).isEmpty()) {
      runs.predict(learner.id(), flow, stageOrFault, Optional.ofNullable(guess).filter(g -> known(flow, stageOrFault, g)));
    }
  }

  private boolean known(String flow, String stageOrFault, String option) {
    var of = wordsOf(flow);
    var question =
        of.faults().containsKey(stageOrFault) ? of.fault(stageOrFault).question() : of.stage(stageOrFault).question();
    return question.option(option).isPresent();
  }

  /** After a run: the fragment at once for htmx, and for anybody else a page to be got. */
  private void show(Context ctx, Spot spot) {
    if (!Htmx.wantsFragment(ctx)) {
      ctx.redirect(spot.href() + "#stage", HttpStatus.SEE_OTHER);
      return;
    }
    Htmx.pushUrl(ctx, spot.href());
    answer(ctx, scene(ctx, spot), true);
  }

  private void answer(Context ctx, Scene scene, boolean fresh) {
    var learner = Sessions.learner(ctx);
    var view = StageView.of(scene, new LearnersFacts(learner, scene.flow().id()), fresh);
    var fragment = Htmx.wantsFragment(ctx);
    site.show(ctx, fragment ? "flow/stage#stage" : "flow/stage", Map.of("view", view, "live", true, "fragment", fragment));
  }

  private Scene scene(Context ctx, Spot spot) {
    var flow = runs.flow(spot.flow()).orElseThrow(() -> new HttpResponseException(404));
    var stage = flow.stage(spot.stage()).orElseThrow(() -> new HttpResponseException(404));
    var learner = Sessions.learner(ctx);
    var progress = runs.progress(learner.id(), flow.id());
    Optional<StageRun> shown = progress.run(stage.id());
    if (spot.run() != null) {
      shown = recorded(learner, flow, stage, spot.run());
    } else if (spot.fault() != null) {
      shown = progress.faultRun(spot.fault()).flatMap(r -> runs.recorded(learner.id(), flow.id(), r.id()));
    }
    return new Scene(spot, flow, stage, wordsOf(flow.id()), progress, shown, clock.instant());
  }

  private Optional<StageRun> recorded(Learner learner, Flow flow, Stage stage, String run) {
    var found = runs.recorded(learner.id(), flow.id(), run).filter(r -> r.stage().equals(stage.id()));
    if (found.isEmpty()) {
      throw new HttpResponseException(404, "this run is not recorded any more, or is not yours");
    }
    return found;
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
        "1".equals(ctx.queryParam("raw")));
  }

  private @org.jspecify.annotations.Nullable String faultOf(Context ctx, Spot of) {
    var asked = ctx.queryParam("fault");
    if (asked == null) {
      return null;
    }
    return stage(of).faults().stream()
        .filter(fault -> fault.id().equals(asked))
        .findFirst()
        .orElseThrow(() -> new HttpResponseException(404))
        .id();
  }

  private Stage stage(Spot spot) {
    return runs.flow(spot.flow()).flatMap(f -> f.stage(spot.stage())).orElseThrow(() -> new HttpResponseException(404));
  }

  private Flow flow(Context ctx) {
    return runs.flow(ctx.pathParam("flow")).orElseThrow(() -> new HttpResponseException(404));
  }

  private Stage stageOf(Context ctx) {
    return flow(ctx).stage(ctx.pathParam("stage")).orElseThrow(() -> new HttpResponseException(404));
  }

  private FlowWords wordsOf(String flow) {
    return words.get().flow(flow).orElseThrow(() -> new IllegalStateException("no words for flow: " + flow));
  }

  private final class LearnersFacts implements StageView.Facts {
    private final Learner learner;
    private final String flow;

    LearnersFacts(Learner learner, String flow) {
      this.learner = learner;
      this.flow = flow;
    }

    @Override
    public List<Person> people() {
      return runs.people(flow);
    }

    @Override
    public Map<String, String> values() {
      return runs.values(learner.id(), flow);
    }

    @Override
    public Optional<OwnClient> ownClient() {
      return runs.ownClient(learner.id(), flow);
    }
  }
}
