package dev.federationlab.aws.identitypools.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identity of a pool.
 *
 * @param id {@code us-east-1:} and a UUID
 * @param logins those that are linked to it, in the order in which they were
 */
public record Identity(
    String id,
    String poolId,
    State state,
    List<Login> logins,
    Instant createdAt,
    Instant modifiedAt) {

  /** What an identity can be used for. */
  public enum State {
    /** By whoever knows its ID: it never had a login. */
    GUEST,
    /** By who shows one of its logins. */
    AUTHENTICATED,
    /** By nobody any more: merged into another, or without its last login. */
    DISABLED
  }

  /**
   * Somebody as a provider knows them.
   *
   * @param provider as the key of {@code Logins} names it, or the developer's provider
   */
  public record Login(String provider, String userId) {}

  public Identity {
    logins = List.copyOf(logins);
  }

  /** Whether this login is linked to it. */
  public boolean has(Login login) {
    return logins.contains(login);
  }

  /** The login of a provider; of the developer's provider, which may have several, the first. */
  Optional<Login> of(String provider) {
    return logins.stream().filter(login -> login.provider().equals(provider)).findFirst();
  }

  /** Names of the providers, each once. */
  List<String> providers() {
    return logins.stream().map(Login::provider).distinct().toList();
  }

  Identity with(List<Login> more, Instant now) {
    var all = new ArrayList<>(logins);
    all.addAll(more);
    return new Identity(id, poolId, State.AUTHENTICATED, all, createdAt, now);
  }

  /** Without these logins; disabled if none is left. */
  Identity without(List<Login> gone, Instant now) {
    var left = logins.stream().filter(login -> !gone.contains(login)).toList();
    return new Identity(id, poolId, left.isEmpty() ? State.DISABLED : state, left, createdAt, now);
  }

  Identity disabled(Instant now) {
    return new Identity(id, poolId, State.DISABLED, List.of(), createdAt, now);
  }
}
