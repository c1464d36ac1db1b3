package dev.federationlab.aws.userpools.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * What lies between a challenge and its answer, sealed and handed to the client: for whom it is,
 * through which client, which challenge, and what that needs to remember. Good for a few minutes
 * and once; that it was used is all that is kept here.
 */
final class Sessions {
  private static final String PURPOSE = "session";
  private static final String SOURCE = "API Reference, RespondToAuthChallenge, Session";
  private static final int LONGEST = 8192;
  private static final int SWEPT_AT_ONCE = 20;
  private static final int ID_BYTES = 16;

  /** A session that was used. */
  record Used(Instant at) {}

  private static final Kind<Used> USED = Kind.of("used-session", Used.class);

  /**
   * What a session stands for.
   *
   * @param challenge that it belongs to
   * @param sub of the user; empty for a name that no user has
   * @param username as the client is to write it
   * @param memory what the challenge needs to remember
   */
  record Content(
      String id,
      String clientId,
      String challenge,
      String sub,
      String username,
      Instant expiresAt,
      String memory) {
    /** Without what it remembers. */
    @Override
    public String toString() {
      return "Content[" + challenge + " for " + username + "]";
    }
  }

  private final PoolKeys keys;
  private final SecureRandom random;
  private final JsonMapper json;

  Sessions(PoolKeys keys, SecureRandom random, JsonMapper json) {
    this.keys = keys;
    this.random = random;
    this.json = json;
  }

  /** A session for a challenge, good as long as the client has it. */
  String make(
      Moment moment,
      AppClient client,
      ChallengeNameType challenge,
      String sub,
      String username,
      String memory) {
    return make(moment, client, challenge.toString(), sub, username, memory);
  }

  /**
   * A session for something that is not a challenge by itself.
   *
   * @param purpose to be asked for when it comes back
   */
  String make(
      Moment moment, AppClient client, String purpose, String sub, String username, String memory) {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    var content =
        new Content(
            Base64.getUrlEncoder().withoutPadding().encodeToString(id),
            client.id(),
            purpose,
            sub,
            username,
            moment.now().plus(client.sessionLifetime()),
            memory);
    try {
      var sealed =
          keys.of(moment.store(), client.pool())
              .seal()
              .close(PURPOSE, json.writeValueAsBytes(content));
      var named = client.id().getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(1 + named.length + sealed.length)
                  .put((byte) named.length)
                  .put(named)
                  .put(sealed)
                  .array());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session that cannot be written", e);
    }
  }

  /** The client that a session says it is for, which stands in front of what is sealed. */
  static Optional<String> clientId(String session) {
    return bytes(session).map(all -> new String(all, 1, all[0], StandardCharsets.UTF_8));
  }

  /** What a session stands for; empty if the pool has not made it. */
  Optional<Content> open(Moment moment, Pool pool, String session) {
    var opened =
        bytes(session)
            .map(all -> Arrays.copyOfRange(all, 1 + all[0], all.length))
            .flatMap(closed -> keys.of(moment.store(), pool).seal().open(PURPOSE, closed));
    try {
      return opened.isEmpty()
          ? Optional.empty()
          : Optional.of(json.readValue(opened.get(), Content.class));
    } catch (IOException e) {
      throw new IllegalStateException("a session of our own cannot be read", e);
    }
  }

  /** The bytes of a text that may be a session: a length from 1, and more than it says. */
  private static Optional<byte[]> bytes(String session) {
    if (session.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(session))
          .filter(all -> all.length > 1 && all[0] > 0 && all[0] < all.length);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The session of an answer: made by this pool for this client and challenge, not expired, not
   * used.
   *
   * @throws ServiceException NotAuthorizedException
   */
  Content require(Attempt attempt, ChallengeNameType challenge) {
    var session = attempt.session() == null ? "" : attempt.session();
    return require(attempt.moment(), attempt.client(), session, challenge);
  }

  /**
   * The same, for operations that are no answers.
   *
   * @throws ServiceException NotAuthorizedException
   */
  Content require(Moment moment, AppClient client, String session, ChallengeNameType challenge) {
    var opened = open(moment, client.pool(), session);
    boolean fits =
        opened.isPresent()
            && opened.get().clientId().equals(client.id())
            && opened.get().challenge().equals(challenge.toString());
    moment.require(
        fits,
        "session",
        "made for a " + challenge + " of client " + client.id(),
        opened.isEmpty()
            ? "none, or not made by this pool"
            : "for a " + opened.get().challenge() + " of client " + opened.get().clientId(),
        SOURCE,
        invalid());
    requireUsable(moment, client.pool(), opened.get());
    return opened.get();
  }

  /**
   * Goes on if a session has neither expired nor been used.
   *
   * @throws ServiceException NotAuthorizedException
   */
  static void requireUsable(Moment moment, Pool pool, Content content) {
    moment.require(
        moment.now().isBefore(content.expiresAt()),
        "session's expiry",
        "after " + moment.now(),
        content.expiresAt().toString(),
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Invalid session for the user, session is expired."));
    boolean used = moment.store().find(pool.space(), USED, content.id()).isPresent();
    requireUnused(moment, used);
  }

  private static void requireUnused(Moment moment, boolean used) {
    moment.require(
        !used,
        "session's use",
        "once",
        used ? "used before" : "for the first time",
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Invalid session for the user, session can only be used once."));
  }

  /**
   * Goes on if an answer comes from the user whom the session is for.
   *
   * @param name as the answer has it
   * @param same whether it names that user
   * @throws ServiceException NotAuthorizedException
   */
  static void requireSameUser(Moment moment, Content content, String name, boolean same) {
    moment.require(
        same,
        "USERNAME",
        content.username() + ", for whom the session was made",
        name,
        SOURCE,
        invalid());
  }

  /**
   * Uses a session up. Of two who do so at once one wins.
   *
   * @throws ServiceException NotAuthorizedException if it was used meanwhile
   */
  static void spend(Moment moment, Pool pool, Content content) {
    if (!use(moment, pool, content.id(), content.expiresAt())) {
      requireUnused(moment, true);
    }
  }

  /**
   * Notes that something that is good once has been used.
   *
   * @return whether this was the first time
   */
  static boolean use(Moment moment, Pool pool, String id, Instant expiresAt) {
    Expiries.sweep(moment.store(), pool.space(), moment.now(), SWEPT_AT_ONCE);
    boolean first = moment.store().insert(pool.space(), USED, id, new Used(moment.now()));
    if (first) {
      Expiries.note(moment.store(), pool.space(), expiresAt.plus(Duration.ofMinutes(1)), USED, id);
    }
    return first;
  }

  static ServiceException invalid() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Invalid session for the user.");
  }
}
