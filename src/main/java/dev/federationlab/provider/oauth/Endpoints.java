package dev.federationlab.provider.oauth;

import dev.federationlab.decision.Trail;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of a provider's addresses. Whatever is answered leaves its decision in the trail. */
public final class Endpoints {
  private final String party;
  private final List<Route> routes;
  private final Wording wording;
  private final FrontDoor door;
  private final Trail trail;
  private final Clock clock;

  /**
   * @param party what decisions call the provider
   * @param wording of what is refused to apps
   * @param door whose error page shows what nobody else answers
   */
  public Endpoints(
      String party, List<Route> routes, Wording wording, FrontDoor door, Trail trail, Clock clock) {
    this.party = party;
    this.routes = List.copyOf(routes);
    this.wording = wording;
    this.door = door;
    this.trail = trail;
    this.clock = clock;
  }

  /** Answers a request whose path is below the provider's own. */
  public Answer answer(Incoming incoming) {
    var method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
    var here = routes.stream().filter(route -> route.path().equals(incoming.path())).toList();
    var found = here.stream().filter(route -> route.method().equals(method)).findFirst();
    var operation = found.map(Route::operation).orElse("no such page");
    var inquiry = new Inquiry(incoming.requestId(), clock.instant(), party, operation);
    inquiry.phase("request");
    try {
      return found.isPresent() ? handled(found.get(), incoming, inquiry) : unknown(here, inquiry);
    } finally {
      trail.keep(incoming.requestId(), inquiry::decision);
    }
  }

  private Answer handled(Route route, Incoming incoming, Inquiry inquiry) {
    try {
      return route.handler().answer(incoming, inquiry);
    } catch (Refusal refusal) {
      return wording.answer(refusal.error(), inquiry);
    } catch (UnreadableException e) {
      return wording.answer(wording.invalidRequest("unreadable: " + e.getMessage()), inquiry);
    }
  }

  private Answer unknown(List<Route> here, Inquiry inquiry) {
    if (here.isEmpty()) {
      inquiry.refused(FrontErrors.NO_SUCH_PAGE.code());
      return door.error(FrontErrors.NO_SUCH_PAGE);
    }
    inquiry.refused("method_not_allowed");
    var allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
    return Answer.json(405, Map.of("error", "method_not_allowed")).with("Allow", allowed);
  }
}
