package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Postman;
import dev.federationlab.aws.userpools.pool.Groups;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The rules about users, put together: what operations of the API and pages of the managed login
 * alike stand on.
 */
public final class UserRules {
  private final Users users;
  private final Triggers triggers;
  private final Passwords passwords;
  private final Memberships memberships;
  private final Codes codes;
  private final SignUps signUps;
  private final Confirmations confirmations;
  private final Migrations migrations;
  private final Resets resets;
  private final FederatedUsers federated;
  private final LinkedIdentities linked;
  private final Profiles profiles;
  private final Removals removals;
  private final PasswordChanges passwordChanges;
  private final Invitations invitations;

  /**
   * @param asking asks the functions of pools
   * @param random for IDs, salts and codes: it must not be guessable
   */
  public UserRules(
      Users users,
      Groups groups,
      IdentityProviders providers,
      Postman postman,
      Asking asking,
      RandomGenerator random) {
    var triggers = new Triggers(asking);
    this.users = users;
    this.triggers = triggers;
    passwords = new Passwords(random);
    memberships = new Memberships(users);
    var keys = new PoolKeys(random);
    codes = new Codes(random, keys);
    var throttle = new Throttle(keys);
    var destinations = new Destinations(keys);
    var notices = new Notices(postman, triggers);
    signUps =
        new SignUps(users, providers, passwords, codes, notices, triggers, () -> uuid(random));
    confirmations = new Confirmations(users, codes, throttle, destinations, notices, triggers);
    migrations = new Migrations(users, passwords, asking, () -> uuid(random));
    resets =
        new Resets(users, passwords, codes, throttle, destinations, notices, triggers, migrations);
    federated = new FederatedUsers(users, memberships, groups, triggers, () -> uuid(random));
    linked = new LinkedIdentities(users, providers);
    profiles = new Profiles(users, codes, throttle, notices);
    removals = new Removals(users, passwords, codes, throttle);
    passwordChanges = new PasswordChanges(users, passwords, throttle);
    invitations =
        new Invitations(users, providers, passwords, notices, triggers, () -> uuid(random));
  }

  /** RFC 9562 §5.4. */
  private static UUID uuid(RandomGenerator random) {
    return new UUID(
        random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
  }

  public Triggers triggers() {
    return triggers;
  }

  public Migrations migrations() {
    return migrations;
  }

  public Users users() {
    return users;
  }

  public Passwords passwords() {
    return passwords;
  }

  public Memberships memberships() {
    return memberships;
  }

  public SignUps signUps() {
    return signUps;
  }

  public Confirmations confirmations() {
    return confirmations;
  }

  public Resets resets() {
    return resets;
  }

  public FederatedUsers federated() {
    return federated;
  }

  LinkedIdentities linked() {
    return linked;
  }

  Profiles profiles() {
    return profiles;
  }

  Removals removals() {
    return removals;
  }

  PasswordChanges passwordChanges() {
    return passwordChanges;
  }

  Invitations invitations() {
    return invitations;
  }

  /**
   * Lets the outstanding codes of a user expire, as time would.
   *
   * @return how many there were
   */
  int expireCodes(Transaction store, Pool pool, User user, Instant at) {
    return codes.expire(store, pool, user, at);
  }
}
