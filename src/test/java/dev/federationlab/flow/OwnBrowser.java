package dev.federationlab.flow;

import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.flow.client.UserAgent;
import java.net.URI;
import java.time.Clock;

/** The learner's own browser, which signs in by hand and tells the lab nothing of it. */
public final class OwnBrowser {
  private final UserAgent browser = new UserAgent(new HttpSender(Clock.systemUTC())::send);

  /** The address that the provider sends the browser back to. */
  public URI signIn(URI address, String person, String decision) {
    var exchange = browser.open(address);
    while (true) {
      var redirect = UserAgent.redirect(exchange);
      if (redirect.isPresent() && redirect.get().getPath().endsWith("/callback")) {
        return redirect.get();
      }
      if (redirect.isPresent()) {
        exchange = browser.open(redirect.get());
        continue;
      }
      var page = UserAgent.page(exchange, exchange.response().orElseThrow());
      var form = page.selectFirst("form:has(input[name=person][value=" + person + "])");
      if (form == null) {
        form = page.selectFirst("form:has(input[name=decision][value=" + decision + "])");
      }
      if (form == null) {
        throw new AssertionError("no form on " + page.title());
      }
      exchange = browser.submit(form);
    }
  }
}
