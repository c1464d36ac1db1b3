package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.Message.Channel.FRONT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.client.UserAgent;
import dev.federationlab.http.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Goes through a provider's sign-in and consent pages as a ready person would, form by form, and
 * stops where it sends the browser back to the app. The pages are the real ones: forms are found by
 * the fields they hold.
 */
public final class OneClick {
  /** Two pages with their redirects are six steps; more means that it goes in circles. */
  private static final int MOST_STEPS = 10;

  private final Run run;
  private final WebIdentityProvider provider;
  private final URI callback;

  /**
   * @param callback the address at which the app takes over, or the user pool
   */
  public OneClick(Run run, WebIdentityProvider provider, URI callback) {
    this.run = run;
    this.provider = provider;
    this.callback = callback;
  }

  /**
   * The address with which the provider sends the browser back to the app.
   *
   * @throws Refused if the provider shows an error page instead
   */
  public URI signIn(URI address, Person person) throws Refused {
    try {
      return walk(address, person);
    } catch (IllegalArgumentException e) {
      throw new ConversationBroken(
          provider.actor().title() + "'s page leads nowhere: " + e.getMessage());
    }
  }

  private URI walk(URI address, Person person) throws Refused {
    var browser = new UserAgent(request -> run.send(request, this::arrow));
    var exchange = browser.open(address);
    for (int step = 1; step < MOST_STEPS; step++) {
      var redirect = UserAgent.redirect(exchange);
      if (redirect.isPresent() && backAtApp(redirect.get())) {
        return redirect.get();
      }
      exchange =
          redirect.isPresent() ? browser.open(redirect.get()) : send(browser, exchange, person);
    }
    throw new ConversationBroken("the sign-in went in circles");
  }

  private Exchange send(UserAgent browser, Exchange exchange, Person person) throws Refused {
    var response = exchange.response().orElseThrow(() -> new ConversationBroken("no answer"));
    var page = UserAgent.page(exchange, response);
    if (response.status() >= 400) {
      // As Google's own: "Error 400: redirect_uri_mismatch".
      var code = page.select(".error-code").text().replaceFirst("^.*: ", "");
      throw new Refused(
          new Outcome(
              Outcome.Kind.REFUSED,
              code.isEmpty() ? "refused" : code,
              provider.actor(),
              response.status(),
              page.title()));
    }
    return browser.submit(
        form(page, person)
            .orElseThrow(() -> new ConversationBroken("no form to send on " + page.title())));
  }

  /** The person's on the page where one signs in, else the one that consents. */
  private Optional<Element> form(Document page, Person person) {
    var decision = run.setting(Names.DECISION, "allow");
    return page.select("form:has(input[name=person])").stream()
        .filter(form -> form.select("input[name=person]").attr("value").equals(person.id()))
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(
                    page.selectFirst("form:has(input[name=decision][value=" + decision + "])")));
  }

  private boolean backAtApp(URI address) {
    return address.toString().startsWith(callback + "?");
  }

  private Stage.Planned arrow(Exchange exchange) {
    var code =
        UserAgent.redirect(exchange).filter(this::backAtApp).flatMap(to -> Query.first(to, "code"));
    return new Stage.Planned(
        Actor.YOU,
        provider.actor(),
        new Conversation(run, provider).title(exchange),
        FRONT,
        List.of(),
        code.isPresent() ? List.of(AUTHORIZATION_CODE) : List.of());
  }
}
