package dev.federationlab.web;

import dev.federationlab.flow.Account;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Runs;
import dev.federationlab.web.inbox.InboxView;
import dev.federationlab.web.inbox.LetterView;
import dev.federationlab.web.live.Event;
import dev.federationlab.web.live.EventStreams;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The inbox: mails and text messages that the learner's user pools sent. Nobody else gets them, so
 * it stands in for every mailbox and telephone in the sandbox.
 */
public final class InboxPages implements Area {
  private static final int SHOWN = 100;

  private final Site site;
  private final PageRenderer pages;
  private final Runs runs;
  private final EventStreams streams;

  public InboxPages(Site site, PageRenderer pages, Runs runs) {
    this.site = site;
    this.pages = pages;
    this.runs = runs;
    this.streams = new EventStreams("inbox", this::news);
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/inbox", this::inbox);
    routes.get("/inbox/events", this::events);
  }

  @Override
  public void stop() {
    streams.close();
  }

  private void inbox(Context ctx) {
    var view = view(Sessions.learner(ctx).id());
    site.show(ctx, "inbox/inbox", Map.of("inbox", view, "live", true, "stream", true));
  }

  private InboxView view(String learner) {
    try {
      var messages = new ArrayList<>(runs.inbox(learner, ""));
      Collections.reverse(messages);
      var aws = runs.sandbox(learner).map(Account::endpoint);
      return new InboxView(
          messages.stream().limit(SHOWN).map(message -> LetterView.of(message, aws)).toList(),
          messages.isEmpty() ? "" : messages.get(0).id(),
          "");
    } catch (ConversationBroken e) {
      return new InboxView(List.of(), "", String.valueOf(e.getMessage()));
    }
  }

  private void events(Context ctx) {
    var after = ctx.queryParam("after");
    var known = after != null && Event.isId(after) ? after : "";
    streams.open(ctx, Sessions.learner(ctx).id(), known);
  }

  private List<Event> news(String learner, String after) {
    var aws = runs.sandbox(learner).map(Account::endpoint);
    return runs.inbox(learner, after).stream()
        .map(message -> LetterView.of(message, aws))
        .map(
            letter ->
                new Event(
                    letter.id(), pages.render("inbox/inbox#letter", Map.of("letter", letter))))
        .toList();
  }
}
