package dev.federationlab.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * How a browser likes the pages: the colours, and whether keys may be pressed. Forms, so that no
 * script is needed.
 */
final class Preferences implements Area {
  static final String THEME = "lab-theme";
  static final String KEYS = "lab-keys";
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

  @Override
  public void mount(RoutesConfig routes) {
    routes.post(
        "/preferences/theme", ctx -> keep(ctx, THEME, Theme.named(ctx.formParam("theme")).id()));
    routes.post(
        "/preferences/keys",
        ctx -> keep(ctx, KEYS, "off".equals(ctx.formParam("keys")) ? "off" : "on"));
  }

  private static void keep(Context ctx, String cookie, String value) {
    ctx.cookie(new Cookie(cookie, value, "/", ONE_YEAR_SECONDS, false, true, null, SameSite.LAX));
    ctx.redirect(ownPage(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  /** A path of this site, and never an address that a browser could read as another's. */
  static String ownPage(@Nullable String back) {
    return back != null && isOwn(back) ? back : "/";
  }

  private static boolean isOwn(String back) {
    return back.startsWith("/")
        && !back.startsWith("//")
        && back.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
  }
}
