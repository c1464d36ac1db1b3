package dev.federationlab.web;

import dev.federationlab.flow.Account;
import dev.federationlab.learner.Learner;
import dev.federationlab.learner.Standing;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shows pages in the frame that they all share. */
public final class Site {

  private final PageRenderer pages;
  private final Function<Learner, Standing> standing;
  private final List<Frame.Link> areas;

  /**
   * @param areas what the navigation offers, in order; which of them is current is found from the
   *     address
   */
  public Site(PageRenderer pages, Function<Learner, Standing> standing, List<Frame.Link> areas) {
    this.pages = pages;
    this.standing = standing;
    this.areas = List.copyOf(areas);
  }

  /** Answers with a view, the whole page or a fragment of it. */
  void show(Context ctx, String view, Map<String, ?> model) {
    var all = new HashMap<String, Object>(model);
    all.put("frame", frame(ctx, standing.apply(Sessions.learner(ctx))));
    ctx.html(pages.render(view, all)).contentType("text/html; charset=utf-8");
    ctx.header("Cache-Control", "no-store");
  }

  /** Answers with an error page: whatever is broken, it asks nobody how far the learner is. */
  void showError(Context ctx, Map<String, ?> model) {
    var all = new HashMap<String, Object>(model);
    all.put("frame", frame(ctx, Standing.NONE));
    ctx.html(pages.render("error", all)).contentType("text/html; charset=utf-8");
    ctx.header("Cache-Control", "no-store");
  }

  private Frame frame(Context ctx, Standing who) {
    var path = ctx.path();
    var navigation =
        areas.stream()
            .map(link -> new Frame.Link(link.title(), link.href(), isAt(path, link.href())))
            .toList();
    var progress =
        who.stagesInAll() == 0
            ? ""
            : "%d of %d stages run".formatted(who.stagesRun(), who.stagesInAll());
    return new Frame(
        navigation,
        Theme.named(ctx.cookie(Preferences.THEME)),
        !"off".equals(ctx.cookie(Preferences.KEYS)),
        Sessions.csrfToken(ctx),
        who.account().map(Account::grouped).orElse(""),
        progress,
        here(ctx));
  }

  private static boolean isAt(String path, String area) {
    return path.equals(area) || path.startsWith(area + "/");
  }

  /** Only a page that was asked for by GET can be come back to. */
  private static String here(Context ctx) {
    if (!"GET".equals(ctx.method().name())) {
      return "/";
    }
    var query = ctx.queryString();
    return query == null ? ctx.path() : ctx.path() + "?" + query;
  }
}
