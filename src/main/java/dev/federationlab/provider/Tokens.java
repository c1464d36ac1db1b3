package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Document;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The tokens of a provider, under their SHA-256, and which came of the same grant. */
final class Tokens {
  static final Kind<Token> ACCESS = Kind.of("access-token", Token.class);
  static final Kind<Token> REFRESH = Kind.of("refresh-token", Token.class);

  private static final Kind<Member> MEMBER = Kind.of("grant-member", Member.class);
  private static final int MAX_MEMBERS = 200;

  /** An expired token is remembered for a while, to be told from one that never was. */
  private static final Duration EXPIRED_KEPT = Duration.ofHours(1);

  private final Store store;
  private final String space;
  private final Expiries expiries;
  private final Clock clock;

  Tokens(Store store, String space, Expiries expiries, Clock clock) {
    this.store = store;
    this.space = space;
    this.expiries = expiries;
    this.clock = clock;
  }

  record Member(String kind, String id) {}

  void keep(Transaction transaction, Kind<Token> kind, String text, Token token) {
    var id = Secrets.digest(text);
    var member = token.grant() + "/" + id;
    transaction.insert(space, kind, id, token);
    transaction.insert(space, MEMBER, member, new Member(kind.name(), id));
    var now = clock.instant();
    var end = (token.expired(now) ? now : token.expiresAt()).plus(EXPIRED_KEPT);
    expiries.note(transaction, end, kind, id);
    expiries.note(transaction, end, MEMBER, member);
  }

  /** Forgets all tokens of a grant. */
  void revoke(Transaction transaction, String grant) {
    for (var member : transaction.list(space, MEMBER, grant + "/", "", MAX_MEMBERS)) {
      transaction.delete(space, Kind.of(member.value().kind(), Token.class), member.value().id());
      transaction.delete(space, MEMBER, member.id());
    }
  }

  /** The token of this text, unless it has expired. */
  Optional<Token> find(Kind<Token> kind, String text) {
    return remembered(kind, text).filter(token -> !token.expired(clock.instant()));
  }

  /** The token of this text, even if it expired lately. */
  Optional<Token> remembered(Kind<Token> kind, String text) {
    return store
        .read(transaction -> transaction.find(space, kind, Secrets.digest(text)))
        .map(Document::value);
  }
}
