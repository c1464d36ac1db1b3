package dev.federationlab.web;

import io.javalin.http.Context;

/** What htmx says in headers, and what it is told by them. */
final class Htmx {
  private Htmx() {}

  /** Boosted links and history restores need the whole page, though htmx sends them too. */
  static boolean wantsFragment(Context ctx) {
    return "true".equals(ctx.header("HX-Request"))
        && ctx.header("HX-Boosted") == null
        && ctx.header("HX-History-Restore-Request") == null;
  }

  /** The address that the browser shall show after a fragment was swapped in. */
  static void pushUrl(Context ctx, String address) {
    ctx.header("HX-Push-Url", address);
  }

  /**
   * Has the page's main part replaced by that of the page that follows, whatever fragment was asked
   * for.
   */
  static void replaceMain(Context ctx) {
    ctx.header("HX-Retarget", "#main");
    ctx.header("HX-Reselect", "#main");
    ctx.header("HX-Reswap", "outerHTML");
    ctx.header("HX-Push-Url", "false");
  }

  /** A cache must not hand a fragment to whoever wants the page. */
  static void variesBy(Context ctx) {
    ctx.header("Vary", "HX-Request");
  }
}
