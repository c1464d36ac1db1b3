package dev.federationlab.flow;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a learner has by now, as code and pages name it. */
final class Belongings {
  private final Parties parties;
  private final Sandboxes sandboxes;
  private final Apps apps;
  private final Clock clock;

  Belongings(Parties parties, Sandboxes sandboxes, Apps apps, Clock clock) {
    this.parties = parties;
    this.sandboxes = sandboxes;
    this.apps = apps;
    this.clock = clock;
  }

  /** The learner's sandbox, if there is one. */
  Optional<Account> account(String learnerId) {
    return sandboxes
        .find(learnerId)
        .map(s -> new Account(s.accountId(), parties.region(), parties.aws()));
  }

  /** What the learner's own AWS client needs; empty while there is no sandbox. */
  Optional<OwnClient> ownClient(String learnerId, Flow flow, Progress progress) {
    var values = values(learnerId, flow, progress);
    return sandboxes
        .find(learnerId)
        .map(
            sandbox ->
                new OwnClient(
                    parties.aws(),
                    parties.region(),
                    values.getOrDefault("bucket", ""),
                    subject(progress).isEmpty() ? "" : values.getOrDefault("prefix", ""),
                    values.getOrDefault("readable", ""),
                    values.getOrDefault("role-arn", ""),
                    valid(progress, ArtifactKind.CREDENTIALS),
                    valid(progress, ArtifactKind.ID_TOKEN)));
  }

  /** Values for the placeholders of the code that is shown. */
  Map<String, String> values(String learnerId, Flow flow, Progress progress) {
    return flow.naming()
        .values(
            new Flow.Names(
                parties,
                Optional.ofNullable(flow.provider())
                    .flatMap(provider -> apps.find(learnerId, provider))
                    .map(App::clientId),
                sandboxes.find(learnerId).map(Sandbox::accountId),
                subject(progress),
                sandboxes.find(learnerId).map(Sandbox::names).orElse(Map.of())));
  }

  /** Behind an identity pool it is the identity that counts, whoever vouched for it. */
  private static Optional<String> subject(Progress progress) {
    return Stream.of(ArtifactKind.IDENTITY_ID, ArtifactKind.ID_TOKEN, ArtifactKind.PROVIDER_TOKEN)
        .flatMap(kind -> progress.artifact(kind).stream())
        .flatMap(token -> Optional.ofNullable(token.fields().get("subject")).stream())
        .findFirst();
  }

  private Optional<Artifact> valid(Progress progress, ArtifactKind kind) {
    return progress.artifact(kind).filter(artifact -> !artifact.expired(clock.instant()));
  }
}
