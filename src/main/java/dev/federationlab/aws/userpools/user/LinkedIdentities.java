package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderUserIdentifierType;

/**
 * Ties web identities to users who are there already, and unties them (aws-behaviour 3.12).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html">Linking
 *     federated users</a>
 */
final class LinkedIdentities {
  private static final int MOST_LINKED = 5;
  private static final String COGNITO = "Cognito";
  private static final String SUBJECT = "Cognito_Subject";
  private static final Set<String> SOCIAL =
      Set.of("Facebook", "Google", "LoginWithAmazon", "SignInWithApple");
  private static final String SOURCE = "Developer Guide, Linking federated users";

  private final Users users;
  private final IdentityProviders providers;

  LinkedIdentities(Users users, IdentityProviders providers) {
    this.users = users;
    this.providers = providers;
  }

  /**
   * Lets a web identity that has never signed in sign in as a user.
   *
   * @throws ServiceException InvalidParameterException, UserNotFoundException,
   *     ResourceNotFoundException, LimitExceededException
   */
  void link(
      Moment moment,
      Pool pool,
      ProviderUserIdentifierType destination,
      ProviderUserIdentifierType source) {
    var providerName = given(source.providerName(), "SourceUser.ProviderName");
    moment.require(
        !providerName.equals(COGNITO),
        "source user",
        "a web identity",
        providerName,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Invalid SourceUser: Cognito users with a username/password may not be passed in as a"
                + " SourceUser, only as a DestinationUser"));
    var provider = provider(moment, pool, providerName);
    requireSubject(moment, providerName, source);
    var userId = given(source.providerAttributeValue(), "SourceUser.ProviderAttributeValue");
    var user = destination(moment, pool, destination);
    requireUnknown(moment, pool, user, providerName, userId);
    moment.require(
        user.identities().size() < MOST_LINKED,
        "identities of a user",
        "fewer than " + MOST_LINKED,
        String.valueOf(user.identities().size()),
        "Developer Guide, Quotas",
        UserPoolErrors.LIMIT_EXCEEDED.exception(
            "A user can have at most " + MOST_LINKED + " linked identities."));
    var identities = new ArrayList<>(user.identities());
    identities.add(
        new User.Identity(
            providerName,
            provider.providerTypeAsString(),
            userId,
            issuer(provider),
            false,
            moment.now()));
    users.change(
        moment.store(),
        pool,
        user.username(),
        it -> it.withIdentities(identities).modified(moment.now()));
  }

  private void requireUnknown(
      Moment moment, Pool pool, User user, String providerName, String userId) {
    var known = users.byIdentity(moment.store(), pool, providerName, userId);
    boolean linkedHere = known.filter(it -> it.sub().equals(user.sub())).isPresent();
    moment.require(
        known.isEmpty(),
        "source user",
        "one that has not signed in",
        known.map(it -> "known as " + it.username()).orElse("unknown"),
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            linkedHere
                ? "SourceUser is already linked to DestinationUser"
                : "Merging is not currently supported, provide a SourceUser that has not been"
                    + " signed up in order to link"));
  }

  private static void requireSubject(
      Moment moment, String providerName, ProviderUserIdentifierType source) {
    var attribute = source.providerAttributeName();
    moment.require(
        !SOCIAL.contains(providerName) || SUBJECT.equals(attribute),
        "attribute of the source user",
        SUBJECT,
        String.valueOf(attribute),
        "API Reference, AdminLinkProviderForUser",
        UserPoolErrors.INVALID_PARAMETER.exception(
            "ProviderAttributeName for SourceUser must be Cognito_Subject for social providers."));
  }

  private IdentityProviderType provider(Moment moment, Pool pool, String name) {
    return providers
        .find(moment.store(), pool, name)
        .orElseThrow(
            () ->
                UserPoolErrors.RESOURCE_NOT_FOUND.exception(
                    "Identity provider " + name + " does not exist."));
  }

  private User destination(Moment moment, Pool pool, ProviderUserIdentifierType destination) {
    var value =
        given(destination.providerAttributeValue(), "DestinationUser.ProviderAttributeValue");
    var providerName = destination.providerName();
    if (providerName == null || providerName.equals(COGNITO)) {
      return users
          .byUsername(moment.store(), pool, value)
          .orElseThrow(UserPoolErrors.USER_NOT_FOUND::exception);
    }
    return users
        .byIdentity(moment.store(), pool, providerName, value)
        .or(
            () ->
                users
                    .byUsername(moment.store(), pool, value)
                    .filter(user -> from(user, providerName)))
        .orElseThrow(UserPoolErrors.USER_NOT_FOUND::exception);
  }

  /** A local user of that name is somebody else. */
  private static boolean from(User user, String providerName) {
    return user.identities().stream().anyMatch(it -> it.providerName().equals(providerName));
  }

  /**
   * Unties a web identity, which is then a stranger; or takes a user's password away, if it is
   * Cognito that is named.
   *
   * @throws ServiceException UserNotFoundException
   */
  void unlink(Moment moment, Pool pool, ProviderUserIdentifierType which) {
    var providerName = given(which.providerName(), "User.ProviderName");
    var value = given(which.providerAttributeValue(), "User.ProviderAttributeValue");
    if (providerName.equals(COGNITO)) {
      var user = users.require(moment.store(), pool, value);
      users.change(
          moment.store(),
          pool,
          user.username(),
          it -> it.withPassword(null).modified(moment.now()));
      return;
    }
    var user =
        users
            .byIdentity(moment.store(), pool, providerName, value)
            .orElseThrow(UserPoolErrors.USER_NOT_FOUND::exception);
    List<User.Identity> rest =
        user.identities().stream()
            .filter(
                it ->
                    !(it.providerName().equalsIgnoreCase(providerName)
                        && it.userId().equals(value)))
            .toList();
    users.change(
        moment.store(),
        pool,
        user.username(),
        it -> it.withIdentities(rest).modified(moment.now()));
  }

  private static @Nullable String issuer(IdentityProviderType provider) {
    var issuer = provider.providerDetails().get("oidc_issuer");
    return SOCIAL.contains(provider.providerName()) ? null : issuer;
  }

  private static String given(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(name + " is required.");
    }
    return value;
  }
}
