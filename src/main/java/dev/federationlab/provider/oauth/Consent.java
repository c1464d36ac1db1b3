package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import java.util.Optional;
import java.util.Set;

/**
 * The consent page (RFC 6749 §4.1, OpenID Connect Core §3.1.2.4). What was allowed is remembered
 * for the browser session only.
 */
final class Consent {
  private final FrontChannel channel;
  private final People people;
  private final Pages pages;
  private final Manner manner;

  Consent(FrontChannel channel, People people, Pages pages, Manner manner) {
    this.channel = channel;
    this.people = people;
    this.pages = pages;
    this.manner = manner;
  }

  /** Asks; or sends back to the sign-in page where nobody is signed in for this request. */
  Answer show(Visit visit, AuthorizationRequest request) {
    return person(visit, request)
        .map(person -> pages.consent(visit, request, person))
        .orElseGet(() -> Answer.seeOther(pages.authorization(request)));
  }

  /** Goes back to the app with a code, or with {@code access_denied}. */
  Answer submit(Visit visit, AuthorizationRequest request) throws UnreadableException {
    var form = visit.form();
    var person = person(visit, request);
    if (person.isEmpty()) {
      return Answer.seeOther(pages.authorization(request));
    }
    boolean allowed = form.get("decision").equals("allow");
    visit
        .inquiry()
        .note(
            allowed,
            "consent",
            "the person allows it",
            allowed ? "allowed" : "denied",
            "RFC 6749 §4.1");
    if (!allowed) {
      visit.change(session -> session.answered(request.digest()));
      return channel.refuse(visit, request, manner.denied());
    }
    visit.change(
        session ->
            session.consented(
                person.get().sub(), request.client().id(), Set.copyOf(request.scopes())));
    return channel.grant(visit, request, person.get().sub(), true);
  }

  /** Who was chosen for this request; or who is signed in, unless the request wants that anew. */
  private Optional<Person> person(Visit visit, AuthorizationRequest request) {
    var session = visit.session();
    if (session.isEmpty()) {
      return Optional.empty();
    }
    var chosen = session.get().chosen(request.digest(), visit.inquiry().at());
    boolean anew =
        request.prompts().contains("login") || request.prompts().contains("select_account");
    var sub =
        chosen.or(() -> anew ? Optional.empty() : Optional.ofNullable(session.get().current()));
    return sub.flatMap(people::find);
  }
}
