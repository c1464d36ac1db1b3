package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Set;
import java.util.TreeMap;

/** What happens if somebody is about to hold an alias that another holds. */
final class Aliases {
  private final Users users;

  Aliases(Users users) {
    this.users = users;
  }

  /**
   * Goes on if nobody else holds what a user would hold, or it may be taken from them.
   *
   * @param after the user as they would be
   * @param force whether it is taken ({@code ForceAliasCreation}); then the other's address counts
   *     as unverified
   * @throws ServiceException AliasExistsException
   */
  void require(Moment moment, Pool pool, User after, boolean force) {
    for (var alias : UserNames.aliases(pool, after)) {
      var holder =
          users.holder(moment.store(), pool, alias).filter(it -> !it.sub().equals(after.sub()));
      var attribute = alias.substring(0, alias.indexOf('='));
      moment.require(
          holder.isEmpty() || force,
          "alias " + attribute,
          "held by nobody else" + (force ? ", or taken from them (ForceAliasCreation)" : ""),
          holder.isEmpty() ? "free" : "held by another user",
          "Developer Guide, Sign-in attributes",
          UserPoolErrors.ALIAS_EXISTS.exception(
              "An account with the " + attribute + " already exists."));
      holder.ifPresent(it -> release(moment, pool, it, attribute));
    }
  }

  private void release(Moment moment, Pool pool, User holder, String attribute) {
    users.change(
        moment.store(),
        pool,
        holder.username(),
        user -> {
          var attributes = new TreeMap<>(user.attributes());
          if (Set.of("email", "phone_number").contains(attribute) && !pool.makesUsernames()) {
            attributes.put(attribute + "_verified", "false");
          } else {
            attributes.remove(attribute);
          }
          return user.withAttributes(attributes).modified(moment.now());
        });
  }
}
