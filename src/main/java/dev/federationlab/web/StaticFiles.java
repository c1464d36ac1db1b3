package dev.federationlab.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/**
 * Serves {@link Assets}: kept for ever under the address of its version, checked by ETag under any
 * other.
 */
final class StaticFiles implements Area {
  private final Assets assets;

  StaticFiles(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/static/<name>", this::serve);
  }

  private void serve(Context ctx) {
    var asset =
        assets.find(ctx.pathParam("name")).orElseThrow(() -> new HttpResponseException(404));
    var etag = '"' + asset.version() + '"';
    ctx.disableCompression();
    ctx.header("ETag", etag);
    ctx.header("Vary", "Accept-Encoding");
    ctx.header(
        "Cache-Control",
        asset.version().equals(ctx.queryParam("v"))
            ? "public, max-age=31536000, immutable"
            : "no-cache");
    if (etag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType(asset.type());
    var accepted = ctx.header("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(asset.gzipped());
      return;
    }
    ctx.result(asset.bytes());
  }
}
