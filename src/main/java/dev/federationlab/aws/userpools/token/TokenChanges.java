package dev.federationlab.aws.userpools.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.userpools.user.Moment;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a function wants to be changed of tokens, and how far that goes: what says who issued a
 * token, for whom, and how long it holds, is not a function's to change.
 *
 * @param groups absent to leave them as they are
 */
record TokenChanges(OfToken id, OfToken access, Optional<OfGroups> groups) {
  static final TokenChanges NONE = new TokenChanges(OfToken.NONE, OfToken.NONE, Optional.empty());

  private static final ObjectMapper JSON = new JsonMapper();
  private static final Set<String> FIXED =
      Set.of(
          "acr",
          "amr",
          "at_hash",
          "aud",
          "auth_time",
          "azp",
          "cognito:username",
          "exp",
          "iat",
          "identities",
          "iss",
          "jti",
          "nbf",
          "nonce",
          "origin_jti",
          "sub",
          "token_use");
  private static final Set<String> FIXED_OF_ACCESS =
      Set.of("client_id", "device_key", "event_id", "scope", "username", "version");

  /** Of one of the two tokens. What is both added and suppressed is suppressed. */
  record OfToken(
      Map<String, JsonNode> added,
      List<String> suppressed,
      List<String> scopesAdded,
      List<String> scopesSuppressed) {
    static final OfToken NONE = new OfToken(Map.of(), List.of(), List.of(), List.of());

    OfToken {
      added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
      suppressed = List.copyOf(suppressed);
      scopesAdded = List.copyOf(scopesAdded);
      scopesSuppressed = List.copyOf(scopesSuppressed);
    }
  }

  /** Of the groups, and of the roles that they bring. */
  record OfGroups(List<String> groups, List<String> roles, Optional<String> preferred) {
    OfGroups {
      groups = List.copyOf(groups);
      roles = List.copyOf(roles);
    }
  }

  /** The claims of an ID token, changed. */
  Map<String, Object> ofId(Moment moment, Map<String, Object> claims) {
    groups.ifPresent(
        changed -> {
          put(claims, "cognito:groups", changed.groups());
          put(claims, "cognito:roles", changed.roles());
          claims.remove("cognito:preferred_role");
          changed.preferred().ifPresent(role -> claims.put("cognito:preferred_role", role));
        });
    return changed(moment, "ID token", claims, id, Set.of());
  }

  /** The claims of an access token, changed. */
  Map<String, Object> ofAccess(Moment moment, Map<String, Object> claims) {
    groups.ifPresent(changed -> put(claims, "cognito:groups", changed.groups()));
    if (!access.scopesAdded().isEmpty() || !access.scopesSuppressed().isEmpty()) {
      var scopes =
          new LinkedHashSet<>(Arrays.asList(String.valueOf(claims.get("scope")).split(" ", -1)));
      scopes.addAll(access.scopesAdded());
      access.scopesSuppressed().forEach(scopes::remove);
      claims.put("scope", String.join(" ", scopes));
    }
    return changed(moment, "access token", claims, access, FIXED_OF_ACCESS);
  }

  private static void put(Map<String, Object> claims, String name, List<String> values) {
    if (values.isEmpty()) {
      claims.remove(name);
    } else {
      claims.put(name, values);
    }
  }

  private static Map<String, Object> changed(
      Moment moment,
      String token,
      Map<String, Object> claims,
      OfToken change,
      Set<String> alsoFixed) {
    var kept = new TreeSet<String>();
    change
        .added()
        .forEach(
            (name, value) -> {
              if (FIXED.contains(name) || alsoFixed.contains(name)) {
                kept.add(name);
              } else {
                claims.put(name, JSON.convertValue(value, Object.class));
              }
            });
    for (var name : change.suppressed()) {
      if (FIXED.contains(name) || alsoFixed.contains(name)) {
        kept.add(name);
      } else {
        claims.remove(name);
      }
    }
    if (!kept.isEmpty()) {
      moment
          .explanation()
          .note(
              "What a function cannot change of the " + token,
              () -> String.join(", ", kept) + ": left as they were.");
    }
    return claims;
  }
}
