package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

class ResourceServersSdkTest extends PoolSandbox {
  private static final String PHOTOS = "https://photos.example";

  private static List<ResourceServerScopeType> scopes(String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                ResourceServerScopeType.builder()
                    .scopeName(name)
                    .scopeDescription("to " + name)
                    .build())
        .toList();
  }

  private ResourceServerType create(String identifier, String... scopes) {
    return cognito
        .createResourceServer(
            request ->
                request
                    .userPoolId(poolId)
                    .identifier(identifier)
                    .name("Photos")
                    .scopes(scopes(scopes)))
        .resourceServer();
  }

  private boolean hasScope(String scope) {
    var server =
        cognito
            .listResourceServers(request -> request.userPoolId(poolId))
            .resourceServers()
            .stream()
            .filter(one -> scope.startsWith(one.identifier() + "/"))
            .findFirst();
    return server.isPresent()
        && server.get().scopes().stream()
            .anyMatch(one -> scope.equals(server.get().identifier() + "/" + one.scopeName()));
  }

  @Test
  void describesAServerAsItWasMade() {
    var server = create(PHOTOS, "read", "write");

    assertThat(server.scopes())
        .extracting(ResourceServerScopeType::scopeName)
        .containsExactly("read", "write");
    assertThat(
            cognito
                .describeResourceServer(request -> request.userPoolId(poolId).identifier(PHOTOS))
                .resourceServer())
        .isEqualTo(server);
    assertThat(hasScope(PHOTOS + "/read")).isTrue();
  }

  @Test
  void refusesAnIdentifierOrAScopeTwice() {
    create(PHOTOS, "read");

    assertRefused(
        () -> create(PHOTOS), INVALID, PHOTOS + " already exists in user pool " + poolId + ".");
    assertRefused(() -> create("other", "read", "read"), INVALID, "Scope read is given twice.");
    assertRefused(
        () -> create("other", "read/write"),
        INVALID,
        "1 validation error detected: Value 'read/write' at 'scopes.1.member.scopeName' failed to"
            + " satisfy constraint: Member must satisfy regular expression pattern:"
            + " [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+");
  }

  @Test
  void setsNameAndScopesAnew() {
    create(PHOTOS, "read", "write");

    cognito.updateResourceServer(
        request ->
            request.userPoolId(poolId).identifier(PHOTOS).name("Pictures").scopes(scopes("see")));

    assertThat(hasScope(PHOTOS + "/see")).isTrue();
    assertThat(hasScope(PHOTOS + "/read")).isFalse();
  }

  @Test
  void isGoneOnceDeleted() {
    create(PHOTOS);

    cognito.deleteResourceServer(request -> request.userPoolId(poolId).identifier(PHOTOS));

    assertRefused(
        () ->
            cognito.describeResourceServer(
                request -> request.userPoolId(poolId).identifier(PHOTOS)),
        NOT_FOUND,
        "Resource server " + PHOTOS + " does not exist.");
    assertRefused(
        () ->
            cognito.updateResourceServer(
                request -> request.userPoolId(poolId).identifier(PHOTOS).name("a")),
        NOT_FOUND,
        "Resource server " + PHOTOS + " does not exist.");
  }

  @Test
  void listsServersInPartsUpToTheQuota() {
    for (int i = 0; i < PoolLimits.DEFAULT.resourceServers(); i++) {
      create("server-" + i);
    }

    assertThat(
            cognito
                .listResourceServersPaginator(request -> request.userPoolId(poolId).maxResults(10))
                .resourceServers()
                .stream())
        .hasSize(25);
    assertRefused(
        () -> create("one-more"),
        "LimitExceededException",
        "The user pool has reached its limit of 25 resource servers.");
  }
}
