package dev.federationlab.aws.userpools.pool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NumberAttributeConstraintsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StringAttributeConstraintsType;

/**
 * The attributes that users of a pool may have: the standard ones, which every pool has, and those
 * that were added.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">User
 *     pool attributes</a>
 */
final class Schema {
  private static final String CUSTOM = "custom:";
  private static final String DEVELOPER = "dev:";
  private static final int MOST_CUSTOM = 50;
  private static final int LONGEST_VALUE = 2048;

  private static final Map<String, SchemaAttributeType> STANDARD = standard();

  private Schema() {}

  private static Map<String, SchemaAttributeType> standard() {
    var all = new LinkedHashMap<String, SchemaAttributeType>();
    all.put("sub", text("sub", "1", "2048").mutable(false).required(true).build());
    for (var name :
        List.of(
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email")) {
      all.put(name, text(name, "0", "2048").build());
    }
    all.put("email_verified", plain("email_verified", AttributeDataType.BOOLEAN).build());
    all.put("gender", text("gender", "0", "2048").build());
    all.put("birthdate", text("birthdate", "10", "10").build());
    for (var name : List.of("zoneinfo", "locale", "phone_number")) {
      all.put(name, text(name, "0", "2048").build());
    }
    all.put(
        "phone_number_verified", plain("phone_number_verified", AttributeDataType.BOOLEAN).build());
    all.put("address", text("address", "0", "2048").build());
    all.put(
        "updated_at",
        plain("updated_at", AttributeDataType.NUMBER)
            .numberAttributeConstraints(
                NumberAttributeConstraintsType.builder().minValue("0").build())
            .build());
    return all;
  }

  private static SchemaAttributeType.Builder text(String name, String least, String most) {
    return plain(name, AttributeDataType.STRING)
        .stringAttributeConstraints(
            StringAttributeConstraintsType.builder().minLength(least).maxLength(most).build());
  }

  private static SchemaAttributeType.Builder plain(String name, AttributeDataType type) {
    return SchemaAttributeType.builder()
        .name(name)
        .attributeDataType(type)
        .developerOnlyAttribute(false)
        .mutable(true)
        .required(false);
  }

  /** The schema of a new pool, with what was asked of standard attributes, and custom ones. */
  static List<SchemaAttributeType> of(List<SchemaAttributeType> asked) {
    var all = new LinkedHashMap<>(STANDARD);
    var custom = new ArrayList<SchemaAttributeType>();
    for (var one : asked) {
      var standard = STANDARD.get(one.name());
      if (standard == null) {
        custom.add(one);
      } else {
        all.put(one.name(), changed(standard, one));
      }
    }
    return with(List.copyOf(all.values()), custom);
  }

  private static SchemaAttributeType changed(
      SchemaAttributeType standard, SchemaAttributeType asked) {
    if (asked.attributeDataType() != null
            && asked.attributeDataType() != standard.attributeDataType()
        || Boolean.TRUE.equals(asked.developerOnlyAttribute())) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "You can not change AttributeDataType or set developerOnlyAttribute for standard schema"
              + " attribute "
              + asked.name());
    }
    if (asked.name().equals("sub")) {
      throw UserPoolErrors.INVALID_PARAMETER.exception("You can not change the attribute sub");
    }
    var changed = standard.toBuilder();
    if (asked.mutable() != null) {
      changed.mutable(asked.mutable());
    }
    if (asked.required() != null) {
      changed.required(asked.required());
    }
    if (asked.stringAttributeConstraints() != null) {
      changed.stringAttributeConstraints(asked.stringAttributeConstraints());
    }
    if (asked.numberAttributeConstraints() != null) {
      changed.numberAttributeConstraints(asked.numberAttributeConstraints());
    }
    var attribute = changed.build();
    requireSensible(attribute);
    return attribute;
  }

  /**
   * A schema with further attributes of the pool's own.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException if one cannot be, or
   *     is there already
   */
  static List<SchemaAttributeType> with(
      List<SchemaAttributeType> schema, List<SchemaAttributeType> added) {
    var all = new LinkedHashMap<String, SchemaAttributeType>();
    schema.forEach(attribute -> all.put(attribute.name(), attribute));
    for (var asked : added) {
      var attribute = custom(asked);
      if (all.put(attribute.name(), attribute) != null) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            attribute.name() + ": Existing attribute already has name " + attribute.name() + ".");
      }
    }
    if (all.size() - STANDARD.size() > MOST_CUSTOM) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "A user pool can have at most " + MOST_CUSTOM + " custom attributes.");
    }
    return List.copyOf(all.values());
  }

  private static SchemaAttributeType custom(SchemaAttributeType asked) {
    if (asked.name() == null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception("A schema attribute needs a Name.");
    }
    if (Boolean.TRUE.equals(asked.required())) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Required custom attributes are not supported currently.");
    }
    boolean developer = Boolean.TRUE.equals(asked.developerOnlyAttribute());
    var type =
        asked.attributeDataType() == null ? AttributeDataType.STRING : asked.attributeDataType();
    var attribute =
        asked.toBuilder()
            .name((developer ? DEVELOPER : "") + CUSTOM + asked.name())
            .attributeDataType(type)
            .developerOnlyAttribute(developer)
            .mutable(!Boolean.FALSE.equals(asked.mutable()))
            .required(false);
    if (type == AttributeDataType.STRING && asked.stringAttributeConstraints() == null) {
      attribute.stringAttributeConstraints(StringAttributeConstraintsType.builder().build());
    }
    if (type == AttributeDataType.NUMBER && asked.numberAttributeConstraints() == null) {
      attribute.numberAttributeConstraints(NumberAttributeConstraintsType.builder().build());
    }
    var built = attribute.build();
    requireSensible(built);
    return built;
  }

  private static void requireSensible(SchemaAttributeType attribute) {
    var text = attribute.stringAttributeConstraints();
    if (text != null) {
      if (attribute.attributeDataType() != AttributeDataType.STRING) {
        throw mismatch(attribute, "StringAttributeConstraints");
      }
      requireOrder(attribute, text.minLength(), text.maxLength(), LONGEST_VALUE);
    }
    var number = attribute.numberAttributeConstraints();
    if (number != null) {
      if (attribute.attributeDataType() != AttributeDataType.NUMBER) {
        throw mismatch(attribute, "NumberAttributeConstraints");
      }
      requireOrder(attribute, number.minValue(), number.maxValue(), Long.MAX_VALUE);
    }
  }

  private static RuntimeException mismatch(SchemaAttributeType attribute, String constraints) {
    return UserPoolErrors.INVALID_PARAMETER.exception(
        attribute.name()
            + ": "
            + constraints
            + " do not apply to an attribute of type "
            + attribute.attributeDataTypeAsString());
  }

  private static void requireOrder(
      SchemaAttributeType attribute, String least, String most, long highest) {
    try {
      long from = least == null ? Long.MIN_VALUE : Long.parseLong(least);
      long to = most == null ? highest : Long.parseLong(most);
      if (from <= to && to <= highest) {
        return;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw UserPoolErrors.INVALID_PARAMETER.exception(
        attribute.name() + ": the constraints of its values allow none: " + least + " to " + most);
  }
}
