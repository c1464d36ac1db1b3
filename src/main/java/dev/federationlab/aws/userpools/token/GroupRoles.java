package dev.federationlab.aws.userpools.token;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/**
 * Which roles a user's groups bring (aws-behaviour 3.11).
 *
 * @param roles {@code cognito:roles}: of all groups that have one, the best first
 * @param preferred {@code cognito:preferred_role}: of the best group; empty if the best do not
 *     agree
 */
record GroupRoles(List<String> roles, Optional<String> preferred) {

  /** The roles of these groups. */
  static GroupRoles of(List<GroupType> groups) {
    // The lowest number is the best; no number is the last.
    var byPrecedence = new TreeMap<Long, Set<String>>();
    for (var group : groups) {
      if (group.roleArn() != null) {
        long precedence = group.precedence() == null ? Long.MAX_VALUE : group.precedence();
        byPrecedence
            .computeIfAbsent(precedence, none -> new LinkedHashSet<>())
            .add(group.roleArn());
      }
    }
    if (byPrecedence.isEmpty()) {
      return new GroupRoles(List.of(), Optional.empty());
    }
    var all = new LinkedHashSet<String>();
    byPrecedence.values().forEach(all::addAll);
    var best = byPrecedence.firstEntry().getValue();
    return new GroupRoles(
        new ArrayList<>(all),
        best.size() == 1 ? Optional.of(best.iterator().next()) : Optional.empty());
  }
}
