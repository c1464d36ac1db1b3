package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Who is in which group of a pool. */
public final class Memberships {
  /** Developer Guide, Quotas. */
  private static final int MOST_GROUPS = 100;

  private static final int AT_ONCE = 200;

  /** The username, kept for its being there. */
  record Member(String username) {}

  private static final Kind<Member> MEMBER = Kind.of("user-in-group", Member.class);

  private final Users users;

  public Memberships(Users users) {
    this.users = users;
  }

  /** Puts a user into a group, or leaves them there. */
  void join(Moment moment, Pool pool, User user, String group) {
    if (user.groups().contains(group)) {
      return;
    }
    moment.require(
        user.groups().size() < MOST_GROUPS,
        "groups of a user",
        "fewer than " + MOST_GROUPS,
        String.valueOf(user.groups().size()),
        "Developer Guide, Quotas",
        UserPoolErrors.LIMIT_EXCEEDED.exception(
            "A user can be in at most " + MOST_GROUPS + " groups."));
    var groups = new ArrayList<>(user.groups());
    groups.add(group);
    users.change(
        moment.store(), pool, user.username(), it -> it.withGroups(groups).modified(moment.now()));
    enter(moment.store(), pool, user, group);
  }

  /** Notes in the list of a group that a user is in it. */
  static void enter(Transaction store, Pool pool, User user, String group) {
    store.put(pool.space(), MEMBER, id(pool, group, user), new Member(user.username()));
  }

  /** Takes a user out of a group, if they are in it. */
  void leave(Moment moment, Pool pool, User user, String group) {
    leave(moment.store(), pool, user, group);
  }

  private void leave(Transaction store, Pool pool, User user, String group) {
    var groups = user.groups().stream().filter(it -> !it.equals(group)).toList();
    users.change(store, pool, user.username(), it -> it.withGroups(groups));
    store.delete(pool.space(), MEMBER, id(pool, group, user));
  }

  /** Takes all users out of a group that is deleted. */
  public void leave(Transaction store, Pool pool, String group) {
    for (var members = members(store, pool, group, "", AT_ONCE);
        !members.isEmpty();
        members = members(store, pool, group, "", AT_ONCE)) {
      members.forEach(user -> leave(store, pool, user, group));
    }
  }

  /** Takes a user who is deleted out of all groups. */
  static void forget(Transaction store, Pool pool, User user) {
    user.groups().forEach(group -> store.delete(pool.space(), MEMBER, id(pool, group, user)));
  }

  /**
   * Those in a group, by username.
   *
   * @param after a username; empty for the beginning
   */
  List<User> members(Transaction store, Pool pool, String group, String after, int limit) {
    var from = after.isEmpty() ? "" : prefix(group) + UserNames.key(pool, after);
    return store.list(pool.space(), MEMBER, prefix(group), from, limit).stream()
        .flatMap(member -> users.byUsername(store, pool, member.value().username()).stream())
        .toList();
  }

  private static String id(Pool pool, String group, User user) {
    return prefix(group) + UserNames.key(pool, user.username());
  }

  /** No name of a group has a line feed. */
  private static String prefix(String group) {
    return group + "\n";
  }
}
