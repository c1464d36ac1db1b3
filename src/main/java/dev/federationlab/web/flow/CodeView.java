package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.words.StageWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same by other means.
 *
 * @param own the lines by which the learner's own AWS client uses what was gained; absent while
 *     there is no sandbox, and in flows that yield no credentials
 */
public record CodeView(List<StageWords.Snippet> snippets, @Nullable Own own) {

  /**
   * The learner's own client.
   *
   * @param ready whether there are credentials that are still good
   * @param lines masked unless they were asked for
   * @param prefix what the credentials may use of the bucket; {@code role} whose they are
   * @param gets the stage that yields credentials
   */
  public record Own(
      boolean ready,
      List<Line> lines,
      boolean revealed,
      String toggleReveal,
      String prefix,
      String role,
      Link gets) {}

  /** A snippet, and what to expect of it. */
  public record Line(StageWords.Snippet snippet, String expect) {}

  /** A way to a stage. */
  public record Link(String href, String title) {}

  static CodeView of(Scene scene, Map<String, String> values, Optional<OwnClient> client) {
    return new CodeView(
        scene.words().code(scene.stage().id(), values),
        client
            .filter(c -> scene.flow().artifacts().contains(ArtifactKind.CREDENTIALS))
            .map(c -> own(scene, c))
            .orElse(null));
  }

  private static Own own(Scene scene, OwnClient client) {
    var revealed = scene.spot().revealed();
    var lines = new ArrayList<Line>();
    client.credentials().ifPresent(c -> lines.addAll(withCredentials(c, client, revealed)));
    // Behind an identity pool the role trusts the pool, and not whoever signed this token.
    client
        .idToken()
        .filter(t -> !scene.flow().artifacts().contains(ArtifactKind.IDENTITY_ID))
        .ifPresent(t -> lines.add(assume(t, client, revealed)));
    return new Own(
        client.credentials().isPresent(),
        lines,
        revealed,
        scene.spot().revealed(!revealed).href(),
        "s3://" + client.bucket() + "/" + client.prefix(),
        client.roleArn(),
        gets(scene));
  }

  private static Link gets(Scene scene) {
    var stage = scene.flow().yielding(ArtifactKind.CREDENTIALS).orElse(scene.stage());
    return new Link(
        Spot.of(scene.flow().id(), stage.id()).href(), scene.words().stage(stage.id()).title());
  }

  private static List<Line> withCredentials(
      Artifact credentials, OwnClient client, boolean revealed) {
    var secret = credentials.fields().getOrDefault("secretAccessKey", "");
    var session = credentials.fields().getOrDefault("sessionToken", "");
    var two =
        "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_SESSION_TOKEN=%s AWS_DEFAULT_REGION=%s%n"
                .formatted(
                    credentials.value(),
                    shown(secret, revealed),
                    shown(session, revealed),
                    client.region())
            + "aws --endpoint-url %s s3 ls s3://%s/%s"
                .formatted(client.endpoint(), client.bucket(), client.prefix());
    var more =
        "aws --endpoint-url %s sts get-caller-identity%n".formatted(client.endpoint())
            + "echo hello | aws --endpoint-url %s s3 cp - s3://%s/%smine.txt"
                .formatted(client.endpoint(), client.bucket(), client.prefix());
    return List.of(
        new Line(
            new StageWords.Snippet("own-cli", "Two lines for your terminal", "bash", two),
            "You see the objects under your own prefix. Of any other prefix: AccessDenied."),
        new Line(
            new StageWords.Snippet("own-more", "And then, as you like", "bash", more),
            "The first answers with the ARN of the session; the second stores an object."));
  }

  private static Line assume(Artifact token, OwnClient client, boolean revealed) {
    var text =
        "aws --endpoint-url %s --region %s --no-sign-request sts assume-role-with-web-identity \\%n"
                .formatted(client.endpoint(), client.region())
            + "  --role-arn %s --role-session-name mine \\%n".formatted(client.roleArn())
            + "  --web-identity-token "
            + shown(token.value(), revealed);
    return new Line(
        new StageWords.Snippet("own-assume", "Trade the ID token yourself", "bash", text),
        "New credentials, as JSON. Nothing signs this call: the token is the proof.");
  }

  private static String shown(String secret, boolean revealed) {
    return revealed ? secret : Secrets.masked(secret);
  }
}
