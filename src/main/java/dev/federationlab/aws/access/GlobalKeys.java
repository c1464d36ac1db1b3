package dev.federationlab.aws.access;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Principal;
import dev.federationlab.http.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The global condition keys of a request (IAM User Guide, "AWS global condition context keys"). */
final class GlobalKeys {
  private static final String DEFAULT_REGION = "us-east-1";

  private GlobalKeys() {}

  /**
   * The keys that the caller and the request bring, those of its service not included. {@code
   * aws:username} is for IAM users only, of whom there are none.
   */
  static Map<String, List<String>> of(Call call, boolean secureTransport) {
    var keys = new HashMap<String, List<String>>();
    if (call.principal() instanceof Principal.RoleSession session) {
      // First, so that what a session carries cannot take the place of what the request says.
      keys.putAll(session.keys());
    }
    put(keys, "aws:CurrentTime", call.now().toString());
    put(keys, "aws:EpochTime", String.valueOf(call.now().getEpochSecond()));
    put(keys, "aws:SourceIp", call.sourceAddress());
    put(keys, "aws:SecureTransport", String.valueOf(secureTransport));
    put(keys, "aws:RequestedRegion", region(call.headers()));
    put(keys, "aws:ViaAWSService", "false");
    put(keys, "aws:PrincipalIsAWSService", "false");
    call.headers().first("User-Agent").ifPresent(agent -> put(keys, "aws:UserAgent", agent));
    call.headers().first("Referer").ifPresent(referer -> put(keys, "aws:Referer", referer));
    putPrincipal(keys, call.principal());
    return keys;
  }

  /** The keys that an AWS service brings that calls on its own. */
  static Map<String, List<String>> ofService(String service, Instant now, boolean secureTransport) {
    var keys = new HashMap<String, List<String>>();
    put(keys, "aws:CurrentTime", now.toString());
    put(keys, "aws:EpochTime", String.valueOf(now.getEpochSecond()));
    put(keys, "aws:SecureTransport", String.valueOf(secureTransport));
    put(keys, "aws:RequestedRegion", DEFAULT_REGION);
    put(keys, "aws:ViaAWSService", "false");
    put(keys, "aws:PrincipalIsAWSService", "true");
    put(keys, "aws:PrincipalServiceName", service);
    return keys;
  }

  private static void putPrincipal(Map<String, List<String>> keys, Principal principal) {
    if (principal instanceof Principal.Anonymous) {
      put(keys, "aws:PrincipalType", "Anonymous");
      put(keys, "aws:userid", "anonymous");
      return;
    }
    put(keys, "aws:PrincipalAccount", principal.accountId());
    put(keys, "aws:userid", principal.userId());
    if (principal instanceof Principal.RoleSession session) {
      put(keys, "aws:PrincipalType", "AssumedRole");
      put(keys, "aws:PrincipalArn", session.roleArn());
      put(keys, "aws:TokenIssueTime", session.issuedAt().toString());
      return;
    }
    put(keys, "aws:PrincipalType", "Account");
    put(keys, "aws:PrincipalArn", principal.arn());
  }

  private static void put(Map<String, List<String>> keys, String key, String value) {
    keys.put(key, List.of(value));
  }

  /**
   * The region of the credential scope: {@code
   * Credential=AKIA…/20260101/eu-west-1/s3/aws4_request}.
   */
  private static String region(Headers headers) {
    return headers
        .first("Authorization")
        .flatMap(GlobalKeys::scope)
        .map(scope -> scope.split("/", -1))
        .filter(parts -> parts.length == 5 && !parts[2].isEmpty())
        .map(parts -> parts[2])
        .orElse(DEFAULT_REGION);
  }

  private static Optional<String> scope(String authorization) {
    int at = authorization.indexOf("Credential=");
    if (at < 0) {
      return Optional.empty();
    }
    var rest = authorization.substring(at + "Credential=".length());
    int end = rest.indexOf(',');
    return Optional.of(end < 0 ? rest.strip() : rest.substring(0, end).strip());
  }
}
