package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.FormToken;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Document;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The browser that sends a request, by the cookie that it has for one pool. It has a cookie from
 * its first page on, which binds its forms; it has a session, and a new cookie with it, only once
 * somebody signs in: strangers who only look cost no storage, and a cookie that was planted before
 * is worth nothing after.
 *
 * <p>The cookie's name holds the pool's ID, since here all pools share an origin.
 */
final class Browser {
  private static final Kind<Session> SESSION = Kind.of("login-session", Session.class);
  private static final Kind<SigningUp> SIGNING_UP = Kind.of("login-signing-up", SigningUp.class);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int SWEPT_AT_ONCE = 20;

  /** Who chose a password in this browser and has yet to confirm their address. */
  record SigningUp(String username, String sub, Instant expiresAt) {}

  private final Visit visit;
  private final Pool pool;
  private final Secrets secrets;
  private final URI address;
  private String cookie;
  private boolean cookieIsNew;

  Browser(Visit visit, Pool pool, Secrets secrets, URI address) {
    this.visit = visit;
    this.pool = pool;
    this.secrets = secrets;
    this.address = address;
    var sent =
        visit.incoming().headers().cookie(name()).filter(text -> COOKIE.matcher(text).matches());
    this.cookie = sent.orElseGet(() -> secrets.text(32));
    this.cookieIsNew = sent.isEmpty();
  }

  private String name() {
    return "cognito-" + pool.id();
  }

  /** What a form of this browser must bring. */
  String formToken() {
    return FormToken.of(cookie);
  }

  /** By which the browser is known in what goes by way of others; tells nothing of the cookie. */
  String mark() {
    return Secrets.challenge("mark of " + cookie);
  }

  /** Whether this is the browser that had this mark. */
  boolean has(String mark) {
    return !cookieIsNew && Secrets.same(mark(), mark);
  }

  /**
   * The fields of a form that came from a page of ours in this browser.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it did not
   */
  Parameters form() throws UnreadableException {
    var headers = visit.incoming().headers();
    var fields =
        headers.announceForm() ? Parameters.parse(visit.incoming().body().text()) : Parameters.NONE;
    boolean ours =
        !cookieIsNew
            && fields.repeated().isEmpty()
            && FormToken.proves(cookie, fields.get("form_token"), headers, address);
    visit
        .inquiry()
        .require(
            ours,
            "form",
            "from a page of this pool in the same browser",
            ours ? "it is" : cookieIsNew ? "no cookie" : "it is not",
            "RFC 6749 §10.12",
            Errors.STALE_FORM);
    return fields;
  }

  /** Who is signed in, if the hour is not over. */
  Optional<Session> session(Transaction store) {
    if (cookieIsNew) {
      return Optional.empty();
    }
    return store
        .find(pool.space(), SESSION, Secrets.digest(cookie))
        .map(Document::value)
        .filter(session -> visit.now().isBefore(session.expiresAt()));
  }

  /** Begins a session under a new cookie; what there was under the old one ends. */
  void signIn(Transaction store, String username, String sub, String provider) {
    forget(store);
    var until = visit.now().plus(LIFE);
    Expiries.sweep(store, pool.space(), visit.now(), SWEPT_AT_ONCE);
    var id = Secrets.digest(cookie);
    store.insert(
        pool.space(), SESSION, id, new Session(username, sub, provider, visit.now(), until));
    Expiries.note(store, pool.space(), until, SESSION, id);
  }

  /** Ends the session, and the cookie with it. */
  void forget(Transaction store) {
    var id = Secrets.digest(cookie);
    store.delete(pool.space(), SESSION, id);
    store.delete(pool.space(), SIGNING_UP, id);
    cookie = secrets.text(32);
    cookieIsNew = true;
  }

  /** Remembers who signs up here, so that their confirmation signs them in. */
  void signingUp(Transaction store, String username, String sub) {
    var until = visit.now().plus(LIFE);
    Expiries.sweep(store, pool.space(), visit.now(), SWEPT_AT_ONCE);
    var id = Secrets.digest(cookie);
    store.put(pool.space(), SIGNING_UP, id, new SigningUp(username, sub, until));
    Expiries.note(store, pool.space(), until, SIGNING_UP, id);
  }

  /** Who signed up here within the last hour and has not signed in since. */
  Optional<SigningUp> signingUp(Transaction store) {
    return store
        .find(pool.space(), SIGNING_UP, Secrets.digest(cookie))
        .map(Document::value)
        .filter(one -> visit.now().isBefore(one.expiresAt()));
  }

  /** The answer with the cookie, if the browser does not have it yet. */
  Response finish(Response answer) {
    if (!cookieIsNew) {
      return answer;
    }
    var secure = "https".equals(address.getScheme()) ? "; Secure" : "";
    return Answers.with(
        answer,
        "Set-Cookie",
        name()
            + "="
            + cookie
            + "; Path=/; Max-Age="
            + LIFE.toSeconds()
            + "; Expires="
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                visit.now().plus(LIFE).atZone(ZoneOffset.UTC))
            + "; HttpOnly; SameSite=Lax"
            + secure);
  }
}
