package dev.federationlab.aws.sts;

import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.sts.AccountDirectory.AssumableRole;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions of roles and their credentials. */
final class Sessions {
  private static final String PRINCIPAL_TAG = "aws:PrincipalTag/";
  private static final String TRANSITIVE = "sts:TransitiveTagKeys";
  private static final String SOURCE_IDENTITY = "aws:SourceIdentity";

  private final Function<RoleSession, SessionCredentials> issue;

  Sessions(Function<RoleSession, SessionCredentials> issue) {
    this.issue = issue;
  }

  /** A session with what it needs to sign, as answers show it. */
  record Started(SessionCredentials issued, AssumedRoleUser user) {
    /** In the form of the API. */
    Credentials credentials() {
      return Credentials.builder()
          .accessKeyId(issued.accessKeyId())
          .secretAccessKey(issued.secretAccessKey())
          .sessionToken(issued.sessionToken())
          .expiration(issued.expiresAt())
          .build();
    }
  }

  /**
   * @param keys what the provider's token leaves behind
   */
  Started start(
      RoleArn arn,
      AssumableRole role,
      String sessionName,
      Instant now,
      Duration duration,
      Map<String, List<String>> keys,
      SessionTags tags,
      Optional<String> sourceIdentity,
      List<String> policies) {
    var from = now.truncatedTo(ChronoUnit.SECONDS);
    var all = new TreeMap<>(keys);
    role.tags().forEach((key, value) -> all.put(PRINCIPAL_TAG + key, List.of(value)));
    tags.tags()
        .forEach(
            (key, value) -> {
              all.keySet().removeIf((PRINCIPAL_TAG + key)::equalsIgnoreCase);
              all.put(PRINCIPAL_TAG + key, List.of(value));
            });
    if (!tags.transitive().isEmpty()) {
      all.put(TRANSITIVE, tags.transitive());
    }
    sourceIdentity.ifPresent(identity -> all.put(SOURCE_IDENTITY, List.of(identity)));
    var session =
        new RoleSession(
            arn.accountId(),
            role.name(),
            role.id(),
            role.arn(),
            sessionName,
            from,
            from.plus(duration),
            all,
            policies);
    var issued = issue.apply(session);
    return new Started(
        issued,
        AssumedRoleUser.builder().assumedRoleId(session.userId()).arn(session.arn()).build());
  }

  /** The tags of a session that go on to the next role it assumes. */
  static Map<String, String> transitiveTags(RoleSession session) {
    var tags = new TreeMap<String, String>();
    for (var key : session.keys().getOrDefault(TRANSITIVE, List.of())) {
      var values = session.keys().getOrDefault(PRINCIPAL_TAG + key, List.of());
      values.forEach(value -> tags.put(key, value));
    }
    return tags;
  }

  /** The source identity of a session, which stays through a chain of roles. */
  static Optional<String> sourceIdentity(RoleSession session) {
    return session.keys().getOrDefault(SOURCE_IDENTITY, List.of()).stream().findFirst();
  }
}
