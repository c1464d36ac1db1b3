package dev.federationlab.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;

/** The ◐ in the corner: a form, so that it works without a script. */
final class ThemeSwitch implements Area {
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

  @Override
  public void mount(RoutesConfig routes) {
    routes.post("/theme", this::change);
  }

  private void change(Context ctx) {
    var theme = Theme.named(ctx.formParam("theme"));
    ctx.cookie(
        new Cookie(Theme.COOKIE, theme.id(), "/", ONE_YEAR_SECONDS, false, true, null, SameSite.LAX));
    ctx.redirect(ownPage(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  /** A path of this site, and never an address that a browser could read as another's. */
  static String ownPage(@org.jspecify.annotations.Nullable String back) {
    boolean own =
        back != null
            && back.startsWith("/")
            && !back.startsWith("//")
            && back.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    return own ? back : "/";
  }
}
