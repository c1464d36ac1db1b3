package dev.federationlab.aws.userpools.user;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Users as answers describe them. */
final class Shown {
  private Shown() {}

  static UserType user(User user) {
    return user(user, name -> true);
  }

  /** With the attributes of these names only. */
  static UserType user(User user, Predicate<String> attributes) {
    return UserType.builder()
        .username(user.username())
        .attributes(Attributes.of(user).stream().filter(it -> attributes.test(it.name())).toList())
        .userCreateDate(user.createdAt())
        .userLastModifiedDate(user.modifiedAt())
        .enabled(user.enabled())
        .userStatus(user.status())
        .build();
  }

  /** As administrators see a user. */
  static AdminGetUserResponse toAdministrator(User user) {
    return AdminGetUserResponse.builder()
        .username(user.username())
        .userAttributes(Attributes.of(user))
        .userCreateDate(user.createdAt())
        .userLastModifiedDate(user.modifiedAt())
        .enabled(user.enabled())
        .userStatus(user.status())
        .preferredMfaSetting(preference(user))
        .userMFASettingList(factors(user))
        .build();
  }

  /** As users see themselves through an app client. */
  static GetUserResponse toThemselves(SignedIn signedIn) {
    var user = signedIn.user();
    return GetUserResponse.builder()
        .username(user.username())
        .userAttributes(Attributes.of(user, signedIn.client()::readable))
        .preferredMfaSetting(preference(user))
        .userMFASettingList(factors(user))
        .build();
  }

  private static @Nullable String preference(User user) {
    return user.mfaPreference().isEmpty() ? null : user.mfaPreference();
  }

  private static @Nullable List<String> factors(User user) {
    return user.factors().isEmpty() ? null : user.factors();
  }
}
