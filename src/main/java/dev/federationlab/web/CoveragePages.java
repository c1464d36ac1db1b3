package dev.federationlab.web;

import dev.federationlab.web.coverage.CoverageView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the embedded AWS serves of each service, and what it does not. */
public final class CoveragePages implements Area {
  private final Site site;
  private final Supplier<Optional<String>> coverage;

  /**
   * @param coverage what the AWS side says, in JSON, asked at each request
   */
  public CoveragePages(Site site, Supplier<Optional<String>> coverage) {
    this.site = site;
    this.coverage = coverage;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/coverage", this::coverage);
  }

  private void coverage(Context ctx) {
    var view = coverage.get().map(CoverageView::read).orElseGet(() -> new CoverageView(List.of()));
    site.show(ctx, "coverage/coverage", Map.of("coverage", view, "live", false));
  }
}
