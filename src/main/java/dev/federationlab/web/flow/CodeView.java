package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
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
 *     there is no sandbox
 */
public record CodeView(List<StageWords.Snippet> snippets, @Nullable Own own) {

  /**
   * The learner's own client.
   *
   * @param ready whether there are credentials that are still good
   * @param lines masked unless they were asked for
   */
  public record Own(
      boolean ready, List<StageWords.Snippet> lines, boolean revealed, String toggleReveal) {}

  static CodeView of(Scene scene, Map<String, String> values, Optional<OwnClient> client) {
    return new CodeView(
        scene.words().code(scene.stage().id(), values),
        client.map(c -> own(scene, c)).orElse(null));
  }

  private static Own own(Scene scene, OwnClient client) {
    var revealed = scene.spot().revealed();
    var lines = new ArrayList<StageWords.Snippet>();
    client.credentials().ifPresent(c -> lines.add(credentials(c, client, revealed)));
    client.idToken().ifPresent(t -> lines.add(assume(t, client, revealed)));
    return new Own(
        client.credentials().isPresent(), lines, revealed, scene.spot().revealed(!revealed).href());
  }

  private static StageWords.Snippet credentials(
      Artifact credentials, OwnClient client, boolean revealed) {
    var secret = credentials.fields().getOrDefault("secretAccessKey", "");
    var session = credentials.fields().getOrDefault("sessionToken", "");
    var text =
        "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_SESSION_TOKEN=%s AWS_DEFAULT_REGION=%s%n"
                .formatted(
                    credentials.value(),
                    shown(secret, revealed),
                    shown(session, revealed),
                    client.region())
            + "aws --endpoint-url %s s3 ls s3://%s/%s%n"
                .formatted(client.endpoint(), client.bucket(), client.prefix())
            + "\n# and then, as you like\n"
            + "aws --endpoint-url %s sts get-caller-identity%n".formatted(client.endpoint())
            + "echo hello | aws --endpoint-url %s s3 cp - s3://%s/%smine.txt"
                .formatted(client.endpoint(), client.bucket(), client.prefix());
    return new StageWords.Snippet(
        "own-cli", "Use these credentials: two lines for your own AWS CLI", "bash", text);
  }

  private static StageWords.Snippet assume(Artifact token, OwnClient client, boolean revealed) {
    var text =
        "aws --endpoint-url %s --region %s --no-sign-request sts assume-role-with-web-identity \\%n"
                .formatted(client.endpoint(), client.region())
            + "  --role-arn %s --role-session-name mine \\%n".formatted(client.roleArn())
            + "  --web-identity-token "
            + shown(token.value(), revealed);
    return new StageWords.Snippet("own-assume", "Trade the ID token yourself", "bash", text);
  }

  private static String shown(String secret, boolean revealed) {
    return revealed ? secret : Secrets.masked(secret);
  }
}
