package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

class DomainsSdkTest extends PoolSandbox {
  private String prefix;

  @BeforeEach
  void ownPrefix() {
    prefix = "p" + key.accountId();
  }

  private void create(String pool, String domain) {
    cognito.createUserPoolDomain(request -> request.userPoolId(pool).domain(domain));
  }

  private DomainDescriptionType domain() {
    return cognito.describeUserPoolDomain(request -> request.domain(prefix)).domainDescription();
  }

  @Test
  void givesAPoolAPrefix() {
    create(poolId, prefix);

    assertThat(domain().userPoolId()).isEqualTo(poolId);
    assertThat(domain().awsAccountId()).isEqualTo(key.accountId());
    assertThat(domain().status()).isEqualTo(DomainStatusType.ACTIVE);
    assertThat(domain().managedLoginVersion()).isEqualTo(1);
    assertThat(described().domain()).isEqualTo(prefix);
  }

  @Test
  void takesAPrefixBackAndGivesItToAnother() {
    var other = pool(request -> {}).id();
    create(poolId, prefix);
    assertRefused(
        () -> create(other, prefix), INVALID, "Domain already associated with another user pool.");

    cognito.deleteUserPoolDomain(request -> request.userPoolId(poolId).domain(prefix));
    assertThat(domain()).isEqualTo(DomainDescriptionType.builder().build());
    assertThat(described().domain()).isNull();
    create(other, prefix);
    assertThat(domain().userPoolId()).isEqualTo(other);
  }

  @Test
  void isTakenForAllAccounts() {
    create(poolId, prefix);
    var stranger = aws.userPools(aws.sandbox());
    var theirs = stranger.createUserPool(request -> request.poolName("a")).userPool().id();

    assertRefused(
        () -> stranger.createUserPoolDomain(request -> request.userPoolId(theirs).domain(prefix)),
        INVALID,
        "Domain already associated with another user pool.");
    assertThat(
            stranger.describeUserPoolDomain(request -> request.domain(prefix)).domainDescription())
        .isEqualTo(DomainDescriptionType.builder().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "amazon", "cognito"})
  void refusesWordsOfAws(String word) {
    assertRefused(
        () -> create(poolId, "my-" + word + "-pool"),
        INVALID,
        "Domain cannot contain reserved word: " + word);
  }

  @Test
  void refusesWhatIsNoPrefix() {
    assertRefused(
        () -> create(poolId, "auth.example.com"),
        INVALID,
        "1 validation error detected: Value 'auth.example.com' at 'domain' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern:"
            + " ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$");
    assertRefused(
        () ->
            cognito.createUserPoolDomain(
                request ->
                    request
                        .userPoolId(poolId)
                        .domain(prefix)
                        .customDomainConfig(
                            custom ->
                                custom.certificateArn(
                                    "arn:aws:acm:us-east-1:123456789012:certificate/a"))),
        INVALID,
        "Custom domains are not served here: they need DNS and a certificate. Use a prefix.");
  }

  @Test
  void givesAPoolOneDomain() {
    create(poolId, prefix);

    assertRefused(
        () -> create(poolId, prefix + "-b"),
        INVALID,
        "The user pool already has a domain: " + prefix);
  }

  @Test
  void changesTheVersionOfItsPages() {
    create(poolId, prefix);

    cognito.updateUserPoolDomain(
        request -> request.userPoolId(poolId).domain(prefix).managedLoginVersion(2));

    assertThat(domain().managedLoginVersion()).isEqualTo(2);
    var lite = pool(request -> request.userPoolTier(UserPoolTierType.LITE)).id();
    assertRefused(
        () ->
            cognito.createUserPoolDomain(
                request -> request.userPoolId(lite).domain(prefix + "-b").managedLoginVersion(2)),
        "FeatureUnavailableInTierException",
        "Managed login is not available in the tier LITE.");
  }

  @Test
  void deletesNoDomainOfAnotherPool() {
    create(poolId, prefix);
    var other = pool(request -> {}).id();

    assertRefused(
        () -> cognito.deleteUserPoolDomain(request -> request.userPoolId(other).domain(prefix)),
        INVALID,
        "No such domain or user pool exists.");
  }
}
