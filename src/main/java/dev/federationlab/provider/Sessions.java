package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Document;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Browser sessions, by a cookie of 256 random bits. A browser has a cookie from its first page on,
 * which binds its forms; it has a session, and a new cookie with it, only once somebody signs in:
 * strangers who only look cost no storage, and a cookie that was planted before is worth nothing
 * after.
 */
public final class Sessions {
  private static final Kind<Session> KIND = Kind.of("session", Session.class);
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Store store;
  private final String space;
  private final Secrets secrets;
  private final Expiries expiries;
  private final Clock clock;

  Sessions(Store store, String space, Secrets secrets, Expiries expiries, Clock clock) {
    this.store = store;
    this.space = space;
    this.secrets = secrets;
    this.expiries = expiries;
    this.clock = clock;
  }

  /** Whether a text can be one of our cookies. */
  public static boolean wellFormed(String cookie) {
    return COOKIE.matcher(cookie).matches();
  }

  /** A cookie that nobody has. */
  public String newCookie() {
    return secrets.text(32);
  }

  /** When a session that began now would end. */
  public Instant endOfNew() {
    return clock.instant().plus(LIFE);
  }

  /** The session of a cookie, if somebody signed in with it and it has not expired. */
  public Optional<Session> find(String cookie) {
    return store
        .read(transaction -> transaction.find(space, KIND, Secrets.digest(cookie)))
        .map(Document::value)
        .filter(session -> clock.instant().isBefore(session.expiresAt()));
  }

  /**
   * Changes the session of a cookie, or begins one.
   *
   * @return the cookie from now on: another one if the session began
   */
  public String change(String cookie, UnaryOperator<Session> change) {
    expiries.sweep();
    var fresh = newCookie();
    return store.write(
        transaction -> {
          var known =
              transaction
                  .find(space, KIND, Secrets.digest(cookie))
                  .filter(document -> clock.instant().isBefore(document.value().expiresAt()));
          if (known.isPresent()) {
            transaction.update(space, KIND, known.get(), change.apply(known.get().value()));
            return cookie;
          }
          var session = change.apply(Session.until(endOfNew()));
          transaction.insert(space, KIND, Secrets.digest(fresh), session);
          expiries.note(transaction, session.expiresAt(), KIND, Secrets.digest(fresh));
          return fresh;
        });
  }

  /** Ends a session. */
  public void end(String cookie) {
    store.change(transaction -> transaction.delete(space, KIND, Secrets.digest(cookie)));
  }
}
