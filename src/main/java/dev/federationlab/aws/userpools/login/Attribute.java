package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.Pool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The attributes of a user as a form asks for them. */
record Attribute(String name) {
  /** What browsers call the standard attributes (HTML, autofill). */
  private static final Map<String, String> AUTOCOMPLETE =
      Map.of(
          "birthdate", "bday",
          "email", "email",
          "family_name", "family-name",
          "given_name", "given-name",
          "middle_name", "additional-name",
          "name", "name",
          "nickname", "nickname",
          "phone_number", "tel",
          "preferred_username", "nickname",
          "website", "url");

  private static final Map<String, String> TYPES =
      Map.of("birthdate", "date", "email", "email", "phone_number", "tel", "website", "url");

  private static final Map<String, String> LABELS =
      Map.of(
          "birthdate", "Date of birth",
          "email", "E-mail address",
          "family_name", "Family name",
          "given_name", "Given name",
          "phone_number", "Phone number",
          "zoneinfo", "Time zone");

  /** What a pool asks of who signs up: what is required, and what it sends its code to. */
  static List<Attribute> ofSignUp(Pool pool) {
    var names = new LinkedHashSet<String>();
    pool.attributes().stream()
        .filter(attribute -> Boolean.TRUE.equals(attribute.required()))
        .map(SchemaAttributeType::name)
        .forEach(names::add);
    names.addAll(pool.type().autoVerifiedAttributesAsStrings());
    names.remove("sub");
    if (pool.type().usernameAttributesAsStrings().size() == 1) {
      names.removeAll(pool.type().usernameAttributesAsStrings());
    }
    return names.stream().map(Attribute::new).toList();
  }

  /** As people call it. */
  static String label(String name) {
    if (LABELS.containsKey(name)) {
      return LABELS.getOrDefault(name, name);
    }
    var plain = name.substring(name.indexOf(':') + 1).replace('_', ' ').strip();
    return plain.isEmpty()
        ? name
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  /** The name of its field in a form. */
  String field() {
    return "user." + name;
  }

  /** As templates see it. */
  Map<String, Object> shown(String value) {
    return Map.of(
        "id",
        "user-" + name,
        "name",
        field(),
        "label",
        label(name),
        "type",
        TYPES.getOrDefault(name, "text"),
        "autocomplete",
        AUTOCOMPLETE.getOrDefault(name, "off"),
        "value",
        value,
        "hint",
        name.equals("phone_number") ? "With a plus and the country's code: +15550100" : "",
        "needed",
        true);
  }

  /** What a username is called where people sign in, and how it is typed. */
  static Map<String, String> ofUsername(Pool pool) {
    var instead = pool.type().usernameAttributesAsStrings();
    if (instead.equals(List.of("email"))) {
      return Map.of("label", "E-mail address", "type", "email");
    }
    if (instead.equals(List.of("phone_number"))) {
      return Map.of("label", "Phone number", "type", "tel");
    }
    var names = new ArrayList<String>();
    if (instead.isEmpty()) {
      names.add("Username");
    }
    var others = instead.isEmpty() ? pool.type().aliasAttributesAsStrings() : instead;
    if (others.contains("email")) {
      names.add("e-mail address");
    }
    if (others.contains("phone_number")) {
      names.add("phone number");
    }
    var label = String.join(" or ", names);
    return Map.of(
        "label",
        label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1),
        "type",
        "text");
  }
}
