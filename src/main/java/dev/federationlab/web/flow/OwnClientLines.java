package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.words.StageWords.Snippet;
import dev.federationlab.web.flow.CodeView.Line;
import java.util.ArrayList;
import java.util.List;

/** The lines by which a learner's own AWS CLI uses what was gained. */
public final class OwnClientLines {
  private OwnClientLines() {}

  /**
   * The lines of a flow, those with credentials first.
   *
   * @param revealed whether secrets are shown
   */
  public static List<Line> of(OwnClient client, Flow flow, boolean revealed) {
    var lines = new ArrayList<Line>();
    client.credentials().ifPresent(c -> lines.addAll(withCredentials(c, client, revealed)));
    // Behind an identity pool the role trusts the pool, and not whoever signed this token.
    client
        .idToken()
        .filter(t -> !flow.artifacts().contains(ArtifactKind.IDENTITY_ID))
        .ifPresent(t -> lines.add(assume(t, client, revealed)));
    return lines;
  }

  /** What the credentials may use of the bucket: {@code "s3://bucket/prefix/"}. */
  static String place(OwnClient client) {
    var key = client.readable().isEmpty() ? client.prefix() : client.readable();
    return "s3://" + client.bucket() + "/" + key;
  }

  private static List<Line> withCredentials(
      Artifact credentials, OwnClient client, boolean revealed) {
    var secret = credentials.fields().getOrDefault("secretAccessKey", "");
    var session = credentials.fields().getOrDefault("sessionToken", "");
    var aws = "aws --endpoint-url " + client.endpoint();
    var export =
        "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_SESSION_TOKEN=%s AWS_DEFAULT_REGION=%s%n"
            .formatted(
                credentials.value(),
                shown(secret, revealed),
                shown(session, revealed),
                client.region());
    var who = aws + " sts get-caller-identity\n";
    return client.readable().isEmpty()
        ? List.of(
            first(
                export + aws + " s3 ls " + place(client),
                "You see the objects under your own prefix. Of any other prefix: AccessDenied."),
            more(
                who + "echo hello | " + aws + " s3 cp - " + place(client) + "mine.txt",
                "The first answers with the ARN of the session; the second stores an object."))
        : List.of(
            first(
                export + aws + " s3 cp " + place(client) + " -",
                "You read the object, once the flow has stored it. Nothing of the bucket is your"
                    + " own."),
            more(
                who + aws + " s3 ls s3://" + client.bucket(),
                "The first answers with the ARN of the session; the second with AccessDenied, since"
                    + " nothing allows it to list."));
  }

  private static Line first(String text, String expect) {
    return new Line(new Snippet("own-cli", "Two lines for your terminal", "bash", text), expect);
  }

  private static Line more(String text, String expect) {
    return new Line(new Snippet("own-more", "And then, as you like", "bash", text), expect);
  }

  private static Line assume(Artifact token, OwnClient client, boolean revealed) {
    var text =
        "aws --endpoint-url %s --region %s --no-sign-request sts assume-role-with-web-identity \\%n"
                .formatted(client.endpoint(), client.region())
            + "  --role-arn %s --role-session-name mine \\%n".formatted(client.roleArn())
            + "  --web-identity-token "
            + shown(token.value(), revealed);
    return new Line(
        new Snippet("own-assume", "Trade the ID token yourself", "bash", text),
        "New credentials, as JSON. Nothing signs this call: the token is the proof.");
  }

  private static String shown(String secret, boolean revealed) {
    return revealed ? secret : Secrets.masked(secret);
  }
}
