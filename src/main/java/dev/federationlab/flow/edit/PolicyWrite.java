package dev.federationlab.flow.edit;

import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A policy that was put in force, as it crossed the wire: so whatever sets up a sandbox says by
 * doing it what the originals are.
 */
public record PolicyWrite(PolicyPlace place, String text) {
  private static final Pattern ARN = Pattern.compile("<Arn>([^<]+:policy/[^<]+)</Arn>");

  /** What an exchange put in force; empty if nothing, or if it was refused. */
  public static Optional<PolicyWrite> of(Exchange exchange) {
    return exchange
        .response()
        .filter(response -> response.status() / 100 == 2)
        .flatMap(response -> of(exchange.request(), response));
  }

  private static Optional<PolicyWrite> of(Request request, Response response) {
    if (request.method().equals("PUT") && "policy".equals(request.uri().getRawQuery())) {
      var bucket = request.uri().getPath().replaceAll("^/|/$", "");
      return Optional.of(new PolicyWrite(new BucketPolicy(bucket), request.body().text()));
    }
    if (!request.method().equals("POST")) {
      return Optional.empty();
    }
    var form = form(request.body().text());
    var role = form.getOrDefault("RoleName", "");
    var document = form.getOrDefault("PolicyDocument", "");
    return switch (form.getOrDefault("Action", "")) {
      case "CreateRole" ->
          Optional.of(
              new PolicyWrite(
                  new TrustPolicy(role), form.getOrDefault("AssumeRolePolicyDocument", "")));
      case "UpdateAssumeRolePolicy" ->
          Optional.of(new PolicyWrite(new TrustPolicy(role), document));
      case "PutRolePolicy" ->
          Optional.of(
              new PolicyWrite(
                  new InlinePolicy(role, form.getOrDefault("PolicyName", "")), document));
      case "CreatePolicy" -> made(response).map(place -> new PolicyWrite(place, document));
      case "CreatePolicyVersion" ->
          Optional.of(form)
              .filter(it -> "true".equals(it.get("SetAsDefault")))
              .flatMap(it -> PolicyPlace.named("managed:" + it.get("PolicyArn")))
              .map(place -> new PolicyWrite(place, document));
      default -> Optional.empty();
    };
  }

  private static Optional<PolicyPlace> made(Response response) {
    var arn = ARN.matcher(response.body().text());
    return arn.find() ? PolicyPlace.named("managed:" + arn.group(1)) : Optional.empty();
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    if (!body.startsWith("Action=") && !body.contains("&Action=")) {
      return form;
    }
    for (var field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
