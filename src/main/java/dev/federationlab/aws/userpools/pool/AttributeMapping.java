package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * Which attribute of a user comes from which of the provider's (aws-behaviour 3.12).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html">Attribute
 *     mapping</a>
 */
final class AttributeMapping {
  private static final String USERNAME = "username";

  private AttributeMapping() {}

  /**
   * The mapping in force: as asked, with the username from what each provider calls its users' IDs,
   * which nobody can choose.
   *
   * @throws ServiceException InvalidParameterException if an attribute is not in the pool's schema,
   *     or cannot change when its user signs in again
   */
  static Map<String, String> inForce(
      Pool pool, IdentityProviderTypeType type, Map<String, String> asked) {
    var mapping = new LinkedHashMap<>(asked);
    var id = userId(type);
    if (!asked.getOrDefault(USERNAME, id).equals(id)) {
      throw invalid("AttributeMapping: username of a " + type + " user is always " + id + ".");
    }
    mapping.remove(USERNAME);
    for (var entry : mapping.entrySet()) {
      var attribute =
          pool.attribute(entry.getKey())
              .orElseThrow(
                  () ->
                      invalid(
                          "AttributeMapping: "
                              + entry.getKey()
                              + ": Attribute does not exist in the schema."));
      if (!Boolean.TRUE.equals(attribute.mutable())) {
        throw invalid("AttributeMapping: " + entry.getKey() + ": Attribute cannot be updated.");
      }
      if (entry.getValue().isBlank()) {
        throw invalid("AttributeMapping: " + entry.getKey() + " comes from no attribute.");
      }
    }
    mapping.put(USERNAME, id);
    return mapping;
  }

  private static String userId(IdentityProviderTypeType type) {
    return switch (type) {
      case FACEBOOK -> "id";
      case LOGIN_WITH_AMAZON -> "user_id";
      default -> "sub";
    };
  }

  private static ServiceException invalid(String message) {
    return UserPoolErrors.INVALID_PARAMETER.exception(message);
  }
}
