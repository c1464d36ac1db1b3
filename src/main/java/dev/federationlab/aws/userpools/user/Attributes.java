package dev.federationlab.aws.userpools.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Attributes as the API lists them, and as they are kept. */
final class Attributes {
  private Attributes() {}

  /** By name; one that is named twice has its last value, one without a value the empty one. */
  static SortedMap<String, String> map(Collection<AttributeType> listed) {
    var map = new TreeMap<String, String>();
    listed.forEach(
        attribute -> map.put(attribute.name(), attribute.value() == null ? "" : attribute.value()));
    return map;
  }

  /** Everything of a user that is called an attribute: the kept ones, {@code sub}, identities. */
  static List<AttributeType> of(User user) {
    return of(user, name -> true);
  }

  /** Those that somebody may read. */
  static List<AttributeType> of(User user, Predicate<String> readable) {
    var all = new ArrayList<AttributeType>();
    all.add(attribute("sub", user.sub()));
    user.attributes().forEach((name, value) -> all.add(attribute(name, value)));
    if (!user.identities().isEmpty()) {
      all.add(attribute("identities", Identities.json(user.identities())));
    }
    return all.stream().filter(it -> it.name().equals("sub") || readable.test(it.name())).toList();
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}
