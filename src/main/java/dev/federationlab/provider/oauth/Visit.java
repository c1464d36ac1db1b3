package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.FormToken;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Session;
import dev.federationlab.provider.Sessions;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One request of a browser with its cookie and session. A form holds a token derived from the
 * cookie, which no page of another origin can read, so that nobody else's page can send our forms
 * (RFC 6749 §10.12).
 */
final class Visit {
  private final Incoming incoming;
  private final Inquiry inquiry;
  private final Sessions sessions;
  private final URI base;
  private final String cookieName;
  private String cookie;
  private boolean cookieIsNew;

  Visit(Incoming incoming, Inquiry inquiry, Sessions sessions, String provider, URI base) {
    this.incoming = incoming;
    this.inquiry = inquiry;
    this.sessions = sessions;
    this.base = base;
    this.cookieName = provider + "_session";
    var sent = incoming.cookie(cookieName).filter(Sessions::wellFormed);
    this.cookie = sent.orElseGet(sessions::newCookie);
    this.cookieIsNew = sent.isEmpty();
  }

  Incoming incoming() {
    return incoming;
  }

  Inquiry inquiry() {
    return inquiry;
  }

  /** The session, if somebody has signed in. */
  Optional<Session> session() {
    return cookieIsNew ? Optional.empty() : sessions.find(cookie);
  }

  /** Changes the session, or begins one. */
  void change(UnaryOperator<Session> change) {
    var now = sessions.change(cookie, change);
    cookieIsNew |= !now.equals(cookie);
    cookie = now;
  }

  /** Ends the session. */
  void end() {
    sessions.end(cookie);
    cookie = sessions.newCookie();
    cookieIsNew = true;
  }

  /** What a form of this browser must bring. */
  String formToken() {
    return FormToken.of(cookie);
  }

  /**
   * The fields of a form that came from a page of ours in this browser.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it did not
   */
  Parameters form() throws Parameters.UnreadableException {
    var fields = incoming.hasForm() ? Parameters.parse(incoming.body().text()) : Parameters.NONE;
    boolean ours =
        !cookieIsNew
            && fields.repeated().isEmpty()
            && FormToken.proves(cookie, fields.get("form_token"), incoming.headers(), base);
    inquiry.require(
        ours,
        "form",
        "from a page of this provider in the same browser",
        ours ? "it is" : cookieIsNew ? "no session cookie" : "it is not",
        "RFC 6749 §10.12",
        FrontErrors.STALE_FORM);
    return fields;
  }

  /** The answer with the cookie, if the browser does not have it yet. */
  Answer finish(Answer answer) {
    if (!cookieIsNew) {
      return answer;
    }
    var secure = "https".equals(base.getScheme()) ? "; Secure" : "";
    return answer.with(
        "Set-Cookie",
        cookieName
            + "="
            + cookie
            + "; Path="
            + base.getPath()
            + "; HttpOnly; SameSite=Lax"
            + secure);
  }
}
