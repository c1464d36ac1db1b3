package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/**
 * What a pool allows of the attributes of its users (aws-behaviour 3.15, "Attributes did not
 * conform to the schema").
 */
final class Schema {
  private static final int LONGEST = 2048;
  private static final String SOURCE = "API Reference, SchemaAttributeType";
  private static final Pattern BIRTHDATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Map<String, SchemaAttributeType> attributes = new HashMap<>();

  private Schema() {}

  static Schema of(Pool pool) {
    var schema = new Schema();
    pool.attributes().forEach(it -> schema.attributes.put(it.name(), it));
    return schema;
  }

  private boolean knows(String name) {
    return attributes.containsKey(name) || StandardAttributes.has(name);
  }

  private boolean required(String name) {
    var attribute = attributes.get(name);
    return attribute != null
        && Boolean.TRUE.equals(attribute.required())
        && !StandardAttributes.FIXED.contains(name);
  }

  private boolean mutable(String name) {
    var attribute = attributes.get(name);
    return !StandardAttributes.FIXED.contains(name)
        && (attribute == null || !Boolean.FALSE.equals(attribute.mutable()));
  }

  /** The names of the attributes that every user must have. */
  List<String> required() {
    return attributes.keySet().stream().filter(this::required).sorted().toList();
  }

  /**
   * Holds the attributes of a new user against the schema.
   *
   * @param complete whether none of the required ones may lack; an administrator may leave them to
   *     the user
   * @return them, flags in lower case, empty ones left out
   * @throws ServiceException InvalidParameterException
   */
  SortedMap<String, String> ofNewUser(
      Moment moment, SortedMap<String, String> given, boolean complete) {
    var problems = new ArrayList<String>();
    for (var name : given.keySet()) {
      if (StandardAttributes.FIXED.contains(name)) {
        problems.add(name + ": Attribute cannot be set.");
      }
    }
    if (complete) {
      for (var name : required()) {
        if (given.getOrDefault(name, "").isEmpty()) {
          problems.add(name + ": The attribute is required");
        }
      }
    }
    check(moment, given, problems, !complete);
    var clean = clean(given);
    clean.values().removeIf(String::isEmpty);
    return clean;
  }

  /**
   * Holds changes of attributes against the schema; an empty value removes one.
   *
   * @param byAdministrator whose refusals of unknown custom attributes are worded differently
   * @return them, flags in lower case
   * @throws ServiceException InvalidParameterException
   */
  SortedMap<String, String> ofChange(
      Moment moment, SortedMap<String, String> changes, boolean byAdministrator) {
    for (var name : changes.keySet()) {
      moment.require(
          !knows(name) || mutable(name),
          "attribute " + name,
          "one that can be changed",
          mutable(name) ? "mutable" : "immutable",
          SOURCE,
          UserPoolErrors.INVALID_PARAMETER.exception(
              "user." + name + ": Attribute cannot be updated."));
    }
    var problems = new ArrayList<String>();
    changes.forEach(
        (name, value) -> {
          if (value.isEmpty() && required(name)) {
            problems.add(name + ": The attribute is required");
          }
        });
    check(moment, changes, problems, byAdministrator);
    return clean(changes);
  }

  private void check(
      Moment moment,
      SortedMap<String, String> given,
      List<String> problems,
      boolean byAdministrator) {
    given.forEach(
        (name, value) -> {
          if (!knows(name)) {
            problems.add(
                byAdministrator && name.startsWith("custom:")
                    ? "Type for attribute {" + name + "} could not be determined"
                    : name + ": Attribute does not exist in the schema.");
          } else if (!value.isEmpty()) {
            var problem = problem(name, value);
            if (problem != null) {
              problems.add(name + ": " + problem);
            }
          }
        });
    moment.require(
        problems.isEmpty(),
        "attributes",
        "what the pool's schema allows",
        problems.isEmpty() ? String.join(", ", given.keySet()) : String.join("; ", problems),
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Attributes did not conform to the schema: " + String.join("\n", problems)));
    requireForm(moment, "email", given, UserNames::isEmail, "Invalid email address format.");
    requireForm(moment, "phone_number", given, UserNames::isPhone, "Invalid phone number format.");
  }

  private static void requireForm(
      Moment moment,
      String name,
      Map<String, String> given,
      java.util.function.Predicate<String> form,
      String complaint) {
    var value = given.getOrDefault(name, "");
    if (!value.isEmpty()) {
      moment.require(
          form.test(value),
          name,
          name.equals("email") ? "an e-mail address" : "a number as E.164 has it: +14325551212",
          value,
          "Developer Guide, User attributes",
          UserPoolErrors.INVALID_PARAMETER.exception(complaint));
    }
  }

  private @Nullable String problem(String name, String value) {
    if (StandardAttributes.FLAGS.contains(name)) {
      return booleanProblem(value);
    }
    if (name.equals("birthdate") && !BIRTHDATE.matcher(value).matches()) {
      return "Invalid date format, expected YYYY-MM-DD.";
    }
    var attribute = attributes.get(name);
    var type = attribute == null ? null : attribute.attributeDataType();
    if (attribute == null || type == null || type == AttributeDataType.STRING) {
      return lengthProblem(attribute, value);
    }
    return switch (type) {
      case NUMBER -> numberProblem(attribute, value);
      case BOOLEAN -> booleanProblem(value);
      default -> lengthProblem(attribute, value);
    };
  }

  private static @Nullable String booleanProblem(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
        ? null
        : "Attribute value must be true or false.";
  }

  private static @Nullable String lengthProblem(
      @Nullable SchemaAttributeType attribute, String value) {
    var limits = attribute == null ? null : attribute.stringAttributeConstraints();
    long length = value.codePointCount(0, value.length());
    long most = limits == null ? LONGEST : number(limits.maxLength(), LONGEST);
    long least = limits == null ? 0 : number(limits.minLength(), 0);
    if (length > Math.min(most, LONGEST)) {
      return "String must be no longer than " + Math.min(most, LONGEST) + " characters.";
    }
    return length < least ? "String must be no shorter than " + least + " characters." : null;
  }

  private static @Nullable String numberProblem(SchemaAttributeType attribute, String value) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      return "Attribute value must be a number.";
    }
    var limits = attribute.numberAttributeConstraints();
    if (limits == null) {
      return null;
    }
    if (number > number(limits.maxValue(), Long.MAX_VALUE)) {
      return "Number must be no greater than " + limits.maxValue() + ".";
    }
    return number < number(limits.minValue(), Long.MIN_VALUE)
        ? "Number must be no less than " + limits.minValue() + "."
        : null;
  }

  private static long number(@Nullable String text, long usual) {
    try {
      return text == null || text.isEmpty() ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return usual;
    }
  }

  private static SortedMap<String, String> clean(SortedMap<String, String> given) {
    var clean = new TreeMap<>(given);
    clean.replaceAll(
        (name, value) ->
            StandardAttributes.FLAGS.contains(name)
                ? value.toLowerCase(java.util.Locale.ROOT)
                : value);
    return clean;
  }
}
