package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

class FederatedUsersTest extends UserPoolFixture {
  private User arrive(String userId, Map<String, String> attributes) {
    return aws.store.write(
        transaction ->
            aws.rules
                .federated()
                .arrived(
                    new Moment(transaction, aws.clock.instant(), new Explanation()),
                    new FederatedUsers.Arrival(
                        aws.pools.requireClient(transaction, client),
                        "Facebook",
                        "Facebook",
                        userId,
                        null,
                        new TreeMap<>(attributes)))
                .user());
  }

  private void facebook() {
    admin.createIdentityProvider(
        r ->
            r.userPoolId(pool)
                .providerName("Facebook")
                .providerType(IdentityProviderTypeType.FACEBOOK)
                .providerDetails(
                    Map.of("client_id", "1", "client_secret", "s", "authorize_scopes", "email"))
                .attributeMapping(Map.of("email", "email")));
  }

  @Test
  void makesAProfileAtTheFirstSignIn() {
    var user = arrive("112177216992379", Map.of("email", "ann@example.com", "name", "Ann"));

    assertThat(user.username()).isEqualTo("Facebook_112177216992379");
    var shown = get("facebook_112177216992379");
    assertThat(shown.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
    assertThat(attributeOf("Facebook_112177216992379", "email_verified")).isEqualTo("false");
    assertThat(attributeOf("Facebook_112177216992379", "identities"))
        .isEqualTo(
            "[{\"userId\":\"112177216992379\",\"providerName\":\"Facebook\",\"providerType\":"
                + "\"Facebook\",\"issuer\":null,\"primary\":true,\"dateCreated\":"
                + aws.clock.instant().toEpochMilli()
                + "}]");
    assertThat(
            admin
                .adminListGroupsForUser(
                    r -> r.userPoolId(pool).username("Facebook_112177216992379"))
                .groups())
        .extracting(GroupType::groupName)
        .containsExactly(pool + "_Facebook");
    assertThat(user.groups()).containsExactly(pool + "_Facebook");
  }

  @Test
  void overwritesWhatIsMappedAtEachSignIn() {
    var first = arrive("1", Map.of("email", "ann@example.com", "name", "Ann"));

    var second = arrive("1", Map.of("email", "ann@new.example", "email_verified", "true"));

    assertThat(second.sub()).isEqualTo(first.sub());
    assertThat(second.attribute("email")).isEqualTo("ann@new.example");
    assertThat(second.attribute("email_verified")).isEqualTo("true");
    assertThat(second.attribute("name")).isEqualTo("Ann");
  }

  @Test
  void refusesToComeWithoutWhatEveryUserMustHave() {
    pool =
        pool(
            request ->
                request.schema(SchemaAttributeType.builder().name("email").required(true).build()));
    client = client(request -> {});

    var refusal = catchThrowableOfType(ServiceException.class, () -> arrive("1", Map.of()));

    assertThat(refusal.message()).isEqualTo("attributes required: [email]");
  }

  @Test
  void refusesToWriteWhatCannotBeWritten() {
    client = client(request -> request.writeAttributes("name"));
    assertThat(
            catchThrowableOfType(
                    ServiceException.class, () -> arrive("1", Map.of("email", "a@example.com")))
                .message())
        .isEqualTo("A client attempted to write unauthorized attribute");

    pool =
        pool(
            request ->
                request.schema(SchemaAttributeType.builder().name("name").mutable(false).build()));
    client = client(request -> {});
    arrive("1", Map.of("name", "Ann"));
    arrive("1", Map.of("name", "Ann"));
    assertThat(
            catchThrowableOfType(ServiceException.class, () -> arrive("1", Map.of("name", "Anna")))
                .message())
        .isEqualTo("user.name: Attribute cannot be updated.");
  }

  @Test
  void refusesWhoIsDisabled() {
    arrive("1", Map.of());
    admin.adminDisableUser(r -> r.userPoolId(pool).username("Facebook_1"));

    assertThat(catchThrowableOfType(ServiceException.class, () -> arrive("1", Map.of())).message())
        .isEqualTo("User is disabled.");
  }

  @Test
  void givesAStrangerWithTheSameAddressAProfileOfTheirOwn() {
    pool = pool(request -> request.usernameAttributesWithStrings("email"));
    client = client(request -> {});
    admin.adminCreateUser(r -> r.userPoolId(pool).username("ann@example.com"));

    var stranger = arrive("1", Map.of("email", "ann@example.com"));

    assertThat(stranger.username()).isEqualTo("Facebook_1");
    assertThat(get("ann@example.com").username()).isNotEqualTo("Facebook_1");
  }

  @Test
  void mayBeGivenAPasswordByAnAdministrator() {
    arrive("1", Map.of());

    admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username("Facebook_1").password(PASSWORD).permanent(true));

    assertThat(get("Facebook_1").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(arrive("1", Map.of()).username()).isEqualTo("Facebook_1");
  }

  private void link(String destination, String providerName, String userId) {
    admin.adminLinkProviderForUser(
        r ->
            r.userPoolId(pool)
                .destinationUser(
                    it -> it.providerName("Cognito").providerAttributeValue(destination))
                .sourceUser(
                    it ->
                        it.providerName(providerName)
                            .providerAttributeName("Cognito_Subject")
                            .providerAttributeValue(userId)));
  }

  @Test
  void leadsToTheUserThatAnIdentityWasLinkedTo() {
    facebook();
    confirmed("alice");

    link("alice", "Facebook", "7");

    var arrived = arrive("7", Map.of("name", "Ann"));
    assertThat(arrived.username()).isEqualTo("alice");
    assertThat(attributeOf("alice", "identities")).contains("\"primary\":false");
    admin.adminDisableProviderForUser(
        r ->
            r.userPoolId(pool)
                .user(
                    it ->
                        it.providerName("Facebook")
                            .providerAttributeName("Cognito_Subject")
                            .providerAttributeValue("7")));
    assertThat(arrive("7", Map.of()).username()).isEqualTo("Facebook_7");
  }

  @Test
  void refusesLinksThatCannotBe() {
    facebook();
    confirmed("alice");
    arrive("1", Map.of());

    refused(
        "InvalidParameterException",
        "Merging is not currently supported, provide a SourceUser that has not been signed up in"
            + " order to link",
        () -> link("alice", "Facebook", "1"));
    refused(
        "InvalidParameterException",
        "Invalid SourceUser: Cognito users with a username/password may not be passed in as a"
            + " SourceUser, only as a DestinationUser",
        () -> link("alice", "Cognito", "bob"));
    refused(
        "ResourceNotFoundException",
        "Identity provider Google does not exist.",
        () -> link("alice", "Google", "1"));
    refused("UserNotFoundException", "User does not exist.", () -> link("bob", "Facebook", "2"));
    link("alice", "Facebook", "2");
    refused(
        "InvalidParameterException",
        "SourceUser is already linked to DestinationUser",
        () -> link("alice", "Facebook", "2"));
    for (int i = 3; i < 7; i++) {
      link("alice", "Facebook", String.valueOf(i));
    }
    refused(
        "LimitExceededException",
        "A user can have at most 5 linked identities.",
        () -> link("alice", "Facebook", "9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Facebook_123", "facebook_123", "LoginWithAmazon_1", "Corp_1", "corp_1"})
  void nobodyElseCanTakeTheNameOfAWebIdentity(String username) {
    admin.createIdentityProvider(
        r ->
            r.userPoolId(pool)
                .providerName("Corp")
                .providerType(IdentityProviderTypeType.OIDC)
                .providerDetails(
                    Map.of(
                        "client_id", "1",
                        "oidc_issuer", "http://localhost:7071/corp",
                        "authorize_scopes", "openid",
                        "attributes_request_method", "GET",
                        "authorize_url", "http://localhost:7071/a",
                        "token_url", "http://localhost:7071/t",
                        "attributes_url", "http://localhost:7071/u",
                        "jwks_uri", "http://localhost:7071/j")));
    var prefix = username.substring(0, username.indexOf('_'));
    var provider = prefix.equalsIgnoreCase("corp") ? "Corp" : prefix;
    var words =
        "Username cannot begin with "
            + (provider.equalsIgnoreCase("facebook") ? "Facebook" : provider)
            + "_, as those of its users do.";

    refused("InvalidParameterException", words, () -> signUp(username));
    refused(
        "InvalidParameterException",
        words,
        () -> admin.adminCreateUser(r -> r.userPoolId(pool).username(username)));
    assertThat(arrive("123", Map.of()).username()).isEqualTo("Facebook_123");
  }

  @Test
  void aTokenOfAWebIdentityIsNoWayToAPassword() {
    arrive("1", Map.of());

    refused(
        "NotAuthorizedException",
        "Incorrect username or password.",
        () ->
            anybody.changePassword(
                r -> r.accessToken(token("Facebook_1")).proposedPassword(PASSWORD)));
    assertThat(aws.kept(pool, "Facebook_1").password()).isNull();
  }

  @Test
  void linksToAWebIdentityAndNotToALocalUserWhoBearsItsId() {
    facebook();
    confirmed("123");

    refused(
        "UserNotFoundException",
        "User does not exist.",
        () ->
            admin.adminLinkProviderForUser(
                r ->
                    r.userPoolId(pool)
                        .destinationUser(
                            it -> it.providerName("Facebook").providerAttributeValue("123"))
                        .sourceUser(
                            it ->
                                it.providerName("Facebook")
                                    .providerAttributeName("Cognito_Subject")
                                    .providerAttributeValue("9"))));
  }
}
