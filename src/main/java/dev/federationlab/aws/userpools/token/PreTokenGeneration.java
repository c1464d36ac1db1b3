package dev.federationlab.aws.userpools.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.Question;
import dev.federationlab.aws.userpools.trigger.Responses;
import dev.federationlab.aws.userpools.trigger.Trigger;
import dev.federationlab.aws.userpools.trigger.TriggerErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;

/**
 * Asks the function that may change tokens before they are signed: in the first version of its
 * event the ID token, in the second the access token too (aws-behaviour 3.14).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre
 *     token generation</a>
 */
final class PreTokenGeneration {
  private final Asking asking;

  PreTokenGeneration(Asking asking) {
    this.asking = asking;
  }

  /**
   * What the function wants to be changed.
   *
   * @throws dev.federationlab.aws.ServiceException if it refuses or fails
   * @throws dev.federationlab.aws.Errand if it has to be asked first
   */
  TokenChanges ask(
      Moment moment,
      Occasion occasion,
      AppClient client,
      User user,
      SignIn signIn,
      GroupRoles roles) {
    var pool = client.pool();
    boolean second = second(pool);
    var request = JsonNodeFactory.instance.objectNode();
    request.set("userAttributes", Triggers.attributes(user));
    request.set("groupConfiguration", groups(user, roles));
    if (second) {
      var scopes = request.putArray("scopes");
      signIn.scopes().forEach(scopes::add);
    }
    Question.metadata(request, occasion.clientMetadata());
    var response = JsonNodeFactory.instance.objectNode();
    response.putNull(second ? "claimsAndScopeOverrideDetails" : "claimsOverrideDetails");
    return asking
        .ask(
            moment.situation(),
            new Question(
                Trigger.PRE_TOKEN_GENERATION,
                occasion.source(),
                second ? "2" : "1",
                pool,
                client.id(),
                user.username(),
                request,
                response))
        .map(answer -> second ? secondVersion(answer) : firstVersion(answer))
        .orElse(TokenChanges.NONE);
  }

  private static boolean second(Pool pool) {
    var config = pool.type().lambdaConfig();
    return config != null
        && config.preTokenGenerationConfig() != null
        && config.preTokenGenerationConfig().lambdaVersion()
            == PreTokenGenerationLambdaVersionType.V2_0;
  }

  private static ObjectNode groups(User user, GroupRoles roles) {
    var groups = JsonNodeFactory.instance.objectNode();
    var names = groups.putArray("groupsToOverride");
    user.groups().forEach(names::add);
    var all = groups.putArray("iamRolesToOverride");
    roles.roles().forEach(all::add);
    groups.put("preferredRole", roles.preferred().orElse(null));
    return groups;
  }

  private static TokenChanges firstVersion(JsonNode answer) {
    return Responses.object(answer, "claimsOverrideDetails")
        .map(
            details ->
                new TokenChanges(
                    new TokenChanges.OfToken(
                        texts(details), suppressed(details), List.of(), List.of()),
                    TokenChanges.OfToken.NONE,
                    groupChange(details)))
        .orElse(TokenChanges.NONE);
  }

  private static TokenChanges secondVersion(JsonNode answer) {
    return Responses.object(answer, "claimsAndScopeOverrideDetails")
        .map(
            details ->
                new TokenChanges(
                    Responses.object(details, "idTokenGeneration")
                        .map(id -> changes(id, List.of(), List.of()))
                        .orElse(TokenChanges.OfToken.NONE),
                    Responses.object(details, "accessTokenGeneration")
                        .map(
                            access ->
                                changes(
                                    access,
                                    scopes(access, "scopesToAdd"),
                                    scopes(access, "scopesToSuppress")))
                        .orElse(TokenChanges.OfToken.NONE),
                    groupChange(details)))
        .orElse(TokenChanges.NONE);
  }

  private static TokenChanges.OfToken changes(
      JsonNode token, List<String> scopesToAdd, List<String> scopesToSuppress) {
    var claims = new LinkedHashMap<String, JsonNode>();
    Responses.object(token, "claimsToAddOrOverride")
        .ifPresent(
            added -> added.properties().forEach(it -> claims.put(it.getKey(), it.getValue())));
    return new TokenChanges.OfToken(claims, suppressed(token), scopesToAdd, scopesToSuppress);
  }

  /** The first version takes texts only. */
  private static Map<String, JsonNode> texts(JsonNode details) {
    var claims = new LinkedHashMap<String, JsonNode>();
    Responses.texts(details, "claimsToAddOrOverride")
        .forEach((name, text) -> claims.put(name, JsonNodeFactory.instance.textNode(text)));
    return claims;
  }

  private static List<String> suppressed(JsonNode token) {
    return Responses.list(token, "claimsToSuppress");
  }

  /** A scope is one word. */
  private static List<String> scopes(JsonNode access, String name) {
    var scopes = Responses.list(access, name);
    if (scopes.stream().anyMatch(scope -> scope.isEmpty() || scope.contains(" "))) {
      throw TriggerErrors.unrecognizable();
    }
    return scopes;
  }

  /** Not there: as it was. Null or empty: no groups at all. */
  private static Optional<TokenChanges.OfGroups> groupChange(JsonNode details) {
    if (!details.has("groupOverrideDetails")) {
      return Optional.empty();
    }
    return Optional.of(
        Responses.object(details, "groupOverrideDetails")
            .map(
                groups ->
                    new TokenChanges.OfGroups(
                        new ArrayList<>(Responses.list(groups, "groupsToOverride")),
                        new ArrayList<>(Responses.list(groups, "iamRolesToOverride")),
                        Responses.text(groups, "preferredRole").filter(role -> !role.isEmpty())))
            .orElse(new TokenChanges.OfGroups(List.of(), List.of(), Optional.empty())));
  }
}
