package dev.federationlab.provider.oauth;

import java.util.List;
import java.util.Optional;

/**
 * What apps can ask to learn at one provider (RFC 6749 §3.3).
 *
 * @param separator a regular expression of what stands between two: spaces in the standard
 */
public record Scopes(String separator, List<Scope> known) {

  /**
   * One of them.
   *
   * @param id as apps write it: {@code "email"}
   * @param longName another name for it; the same if there is none
   * @param meaning for the consent page
   */
  public record Scope(String id, String longName, String meaning) {
    public Scope(String id, String meaning) {
      this(id, id, meaning);
    }
  }

  public Scopes {
    known = List.copyOf(known);
  }

  /** The scope of either name. */
  public Optional<Scope> named(String name) {
    return known.stream()
        .filter(scope -> scope.id().equals(name) || scope.longName().equals(name))
        .findFirst();
  }

  /** The scopes of these IDs, in their order. */
  List<Scope> of(List<String> ids) {
    return ids.stream().flatMap(id -> named(id).stream()).toList();
  }

  /** The names, for people: {@code "openid, email or profile"}. */
  String listed() {
    var ids = known.stream().map(Scope::id).toList();
    return ids.size() == 1
        ? ids.get(0)
        : String.join(", ", ids.subList(0, ids.size() - 1)) + " or " + ids.get(ids.size() - 1);
  }
}
