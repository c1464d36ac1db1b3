package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Pre token generation: adds the claim {@code tenant}, made of the domain of the user's address.
 * The first version of the event reaches the ID token, the second both; there, the access token
 * gets the scope that the variable {@code SCOPE} names, if it names one.
 */
final class AddTenant implements SuppliedFunction {

  @Override
  public String handler() {
    return "add-tenant.handler";
  }

  @Override
  public String summary() {
    return "Pre token generation, V1_0 and V2_0: adds the claim tenant, the domain of the user's"
        + " address, and with V2_0 the scope in the variable SCOPE.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var domain = TriggerEvents.domain(event);
    var tenant = domain.isEmpty() ? "none" : domain;
    var response = TriggerEvents.response(answer);
    if (event.path("version").asText().equals("1")) {
      tenant(response.putObject("claimsOverrideDetails"), tenant);
      return answer;
    }
    var details = response.putObject("claimsAndScopeOverrideDetails");
    tenant(details.putObject("idTokenGeneration"), tenant);
    var access = details.putObject("accessTokenGeneration");
    tenant(access, tenant);
    var scope = context.environment().getOrDefault("SCOPE", "");
    if (!scope.isBlank()) {
      access.putArray("scopesToAdd").add(scope.strip());
    }
    return answer;
  }

  private static void tenant(ObjectNode token, String tenant) {
    token.putObject("claimsToAddOrOverride").put("tenant", tenant);
  }
}
