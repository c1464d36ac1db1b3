package dev.federationlab.provider;

import dev.federationlab.oauth.Pkce;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorization codes and the tokens that come of them. All are kept under their SHA-256, all
 * expire. Whatever came of one code is one grant, and falls together: when the code is used again
 * (RFC 6749 §4.1.2) or a token is revoked (RFC 7009 §2.1).
 */
public final class Grants {
  private static final Kind<Code> CODE = Kind.of("code", Code.class);
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);

  /** A used code is remembered for longer than it lives, to notice that it is used again. */
  private static final Duration CODE_KEPT = Duration.ofMinutes(10);

  private static final Duration REFRESH_LIFE = Duration.ofDays(30);
  private static final int MAX_CODES = 50_000;

  private final Store store;
  private final String space;
  private final TokenForms forms;
  private final Tokens tokens;
  private final Secrets secrets;
  private final Expiries expiries;
  private final Clock clock;

  Grants(
      Store store,
      String space,
      TokenForms forms,
      Secrets secrets,
      Expiries expiries,
      Clock clock) {
    this.store = store;
    this.space = space;
    this.forms = forms;
    this.tokens = new Tokens(store, space, expiries, clock);
    this.secrets = secrets;
    this.expiries = expiries;
    this.clock = clock;
  }

  /** What somebody granted to an app: what the authorization request said, and who. */
  public record Granted(
      String clientId,
      String redirectUri,
      List<String> scopes,
      @Nullable String nonce,
      @Nullable String challenge,
      @Nullable String challengeMethod,
      String sub,
      boolean offline) {}

  record Code(Granted granted, Instant expiresAt, @Nullable Instant usedAt) {}

  /** The texts that an app gets. */
  public record Issued(String accessToken, Optional<String> refreshToken) {}

  /**
   * The steps of a redemption; each but the last is what it can fail at, in the order in which they
   * are checked.
   */
  public enum Step {
    KNOWN,
    UNUSED,
    UNEXPIRED,
    CLIENT,
    REDIRECT,
    VERIFIER,
    SPENT
  }

  /**
   * How far a redemption came; {@code granted} is absent if the code is not known, {@code issued}
   * unless it was spent.
   */
  public record Redemption(Step reached, Optional<Granted> granted, Optional<Issued> issued) {}

  /** A new code, good for 60 seconds; empty if there are too many at this time. */
  public Optional<String> issueCode(Granted granted) {
    expiries.sweep();
    var code = forms.code().next(secrets);
    var id = Secrets.digest(code);
    var now = clock.instant();
    boolean issued =
        store.write(
            transaction -> {
              if (transaction.count(space, CODE) >= MAX_CODES) {
                return false;
              }
              transaction.insert(space, CODE, id, new Code(granted, now.plus(CODE_LIFE), null));
              expiries.note(transaction, now.plus(CODE_KEPT), CODE, id);
              return true;
            });
    return issued ? Optional.of(code) : Optional.empty();
  }

  /**
   * Spends a code for tokens. Of several at once exactly one succeeds; each of the others is a
   * second use, which revokes what the first brought.
   *
   * @param verifier of PKCE; empty if there is none
   * @param secretless whether the client proved itself by nothing but the verifier
   */
  public Redemption redeem(
      String code, String clientId, String redirectUri, String verifier, boolean secretless) {
    expiries.sweep();
    var issued = new Issued(forms.access().next(secrets), forms.nextRefresh(secrets));
    return store.write(
        transaction -> {
          var found = transaction.find(space, CODE, Secrets.digest(code));
          if (found.isEmpty()) {
            return new Redemption(Step.KNOWN, Optional.empty(), Optional.empty());
          }
          var granted = found.get().value().granted();
          var step = failing(found.get().value(), clientId, redirectUri, verifier);
          if (step == Step.UNUSED) {
            tokens.revoke(transaction, found.get().id());
          }
          if (step != Step.SPENT) {
            return new Redemption(step, Optional.of(granted), Optional.empty());
          }
          var spent = new Code(granted, found.get().value().expiresAt(), clock.instant());
          transaction.update(space, CODE, found.get(), spent);
          var kept =
              granted.offline() ? issued : new Issued(issued.accessToken(), Optional.empty());
          tokens.keep(
              transaction,
              Tokens.ACCESS,
              kept.accessToken(),
              token(granted, found.get().id(), forms.accessLife(), secretless));
          kept.refreshToken()
              .ifPresent(
                  text ->
                      tokens.keep(
                          transaction,
                          Tokens.REFRESH,
                          text,
                          token(granted, found.get().id(), REFRESH_LIFE, secretless)));
          return new Redemption(step, Optional.of(granted), Optional.of(kept));
        });
  }

  /** Another access token for a refresh token's grant. */
  public String refresh(Token refreshToken) {
    var text = forms.access().next(secrets);
    var now = clock.instant();
    var token =
        new Token(
            refreshToken.clientId(),
            refreshToken.sub(),
            refreshToken.scopes(),
            refreshToken.grant(),
            now,
            now.plus(forms.accessLife()),
            refreshToken.secretless());
    store.change(transaction -> tokens.keep(transaction, Tokens.ACCESS, text, token));
    return text;
  }

  /**
   * An access token that no code brought: of a time that may be past, for an app of whatever ID. It
   * is a grant of its own.
   */
  public String mint(
      String clientId, String sub, List<String> scopes, Instant issuedAt, Instant expiresAt) {
    var text = forms.access().next(secrets);
    var token =
        new Token(clientId, sub, scopes, "minted-" + secrets.text(20), issuedAt, expiresAt, false);
    store.change(transaction -> tokens.keep(transaction, Tokens.ACCESS, text, token));
    return text;
  }

  /** The access token of this text, unless it has expired. */
  public Optional<Token> findAccessToken(String text) {
    return tokens.find(Tokens.ACCESS, text);
  }

  /** The access token of this text, even if it expired lately. */
  public Optional<Token> rememberedAccessToken(String text) {
    return tokens.remembered(Tokens.ACCESS, text);
  }

  public Optional<Token> findRefreshToken(String text) {
    return tokens.find(Tokens.REFRESH, text);
  }

  /** Revokes the grant that a token is of. */
  public void revoke(Token token) {
    store.change(transaction -> tokens.revoke(transaction, token.grant()));
  }

  /** How long an access token is good for. */
  public Duration accessTokenLife() {
    return forms.accessLife();
  }

  private Step failing(Code code, String clientId, String redirectUri, String verifier) {
    var granted = code.granted();
    if (code.usedAt() != null) {
      return Step.UNUSED;
    }
    if (!clock.instant().isBefore(code.expiresAt())) {
      return Step.UNEXPIRED;
    }
    if (!granted.clientId().equals(clientId)) {
      return Step.CLIENT;
    }
    if (!granted.redirectUri().equals(redirectUri)) {
      return Step.REDIRECT;
    }
    return Pkce.holds(granted.challenge(), granted.challengeMethod(), verifier)
        ? Step.SPENT
        : Step.VERIFIER;
  }

  private Token token(Granted granted, String grant, Duration life, boolean secretless) {
    var now = clock.instant();
    return new Token(
        granted.clientId(),
        granted.sub(),
        granted.scopes(),
        grant,
        now,
        now.plus(life),
        secretless);
  }
}
