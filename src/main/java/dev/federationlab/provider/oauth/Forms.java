package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Incoming;

/** The parameters of calls by apps. */
public final class Forms {
  private final Wording wording;

  public Forms(Wording wording) {
    this.wording = wording;
  }

  /**
   * The form of a POST.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it is not a form, or a parameter occurs
   *     twice
   */
  public Parameters read(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    inquiry.require(
        incoming.hasForm(),
        "body",
        "application/x-www-form-urlencoded",
        incoming.headers().first("Content-Type").orElse("no content type"),
        "RFC 6749 §4.1.3",
        wording.invalidRequest("the body must be a form"));
    return once(Parameters.parse(incoming.body().text()), inquiry);
  }

  /** The query of a GET, or the form of a POST. */
  public Parameters ofEither(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    return incoming.method().equals("POST") && incoming.hasForm()
        ? read(incoming, inquiry)
        : once(Parameters.parse(incoming.query()), inquiry);
  }

  private Parameters once(Parameters parameters, Inquiry inquiry) {
    var repeated = parameters.firstRepeated();
    inquiry.require(
        repeated.isEmpty(),
        "parameters",
        "each at most once",
        repeated.map(name -> name + " twice").orElse("each once"),
        "RFC 6749 §3.2",
        wording.invalidRequest("a parameter occurs twice: " + repeated.orElse("")));
    return parameters;
  }
}
