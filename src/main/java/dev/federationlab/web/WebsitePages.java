package dev.federationlab.web;

import dev.federationlab.flow.website.Website;
import dev.federationlab.web.website.FileView;
import dev.federationlab.web.website.WebsiteView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** The example website: sets it up, and shows how that was done and what lies in it. */
public final class WebsitePages implements Area {
  private final Site site;
  private final Website website;

  public WebsitePages(Site site, Website website) {
    this.site = site;
    this.website = website;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/website", this::page);
    routes.post("/website/set-ups", this::setUp);
    routes.get("/website/calls/{number}", this::call);
    routes.get("/website/files/<key>", this::file);
  }

  private void page(Context ctx) {
    var view = WebsiteView.of(website, Sessions.learner(ctx).id());
    site.show(ctx, "website/website", Map.of("view", view, "live", true));
  }

  private void setUp(Context ctx) {
    website.setUp(Sessions.learner(ctx).id());
    ctx.redirect("/website#set-up", HttpStatus.SEE_OTHER);
  }

  private void call(Context ctx) {
    var number = ctx.pathParam("number");
    var making = WebsiteView.making(website, Sessions.learner(ctx).id());
    var call =
        making.calls().stream()
            .filter(it -> String.valueOf(it.number()).equals(number))
            .findFirst()
            .orElseThrow(Scenes::notFound);
    site.show(
        ctx,
        "website/call",
        Map.of(
            "call", call, "count", making.calls().size(), "clock", making.clock(), "live", true));
  }

  private void file(Context ctx) {
    var file =
        website
            .file(Sessions.learner(ctx).id(), ctx.pathParam("key"))
            .map(FileView::of)
            .orElseThrow(Scenes::notFound);
    site.show(ctx, "website/file", Map.of("file", file, "live", true));
  }
}
