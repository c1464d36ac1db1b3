package dev.federationlab.web;

import dev.federationlab.flow.Runs;
import dev.federationlab.web.flow.FaultList;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/**
 * All deliberate breaks, by flow and stage. Each is guessed about and run on the page of its stage.
 */
public final class BreakItPages implements Area {
  private final Site site;
  private final Runs runs;
  private final Scenes scenes;

  public BreakItPages(Site site, Runs runs, Scenes scenes) {
    this.site = site;
    this.runs = runs;
    this.scenes = scenes;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/break-it", this::list);
  }

  private void list(Context ctx) {
    var faults = FaultList.of(runs, scenes.words(), Sessions.learner(ctx).id());
    site.show(ctx, "break-it/list", Map.of("faults", faults, "live", false));
  }
}
