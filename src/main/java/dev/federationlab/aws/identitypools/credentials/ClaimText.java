package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.identitypools.pool.RoleMapping.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as role rules compare it: as text. Of a list, such as {@code cognito:groups}, one element
 * that matches is enough, and {@code NotEqual} wants all to differ; how AWS treats lists is not
 * documented.
 *
 * @param values its texts; empty if the claim is not there, or is an object
 */
record ClaimText(List<String> values) {

  static ClaimText of(@Nullable Object claim) {
    if (claim instanceof List<?> list) {
      return new ClaimText(list.stream().map(String::valueOf).toList());
    }
    boolean plain = claim instanceof String || claim instanceof Number || claim instanceof Boolean;
    return new ClaimText(plain ? List.of(String.valueOf(claim)) : List.of());
  }

  /** A claim that is not there matches nothing, {@code NotEqual} included. */
  boolean matches(Match match, String wanted) {
    return switch (match) {
      case EQUALS -> values.stream().anyMatch(value -> value.equals(wanted));
      case CONTAINS -> values.stream().anyMatch(value -> value.contains(wanted));
      case STARTS_WITH -> values.stream().anyMatch(value -> value.startsWith(wanted));
      case NOT_EQUAL ->
          !values.isEmpty() && values.stream().noneMatch(value -> value.equals(wanted));
    };
  }

  String shown() {
    return values.isEmpty() ? "no such claim" : String.join(", ", values);
  }
}
