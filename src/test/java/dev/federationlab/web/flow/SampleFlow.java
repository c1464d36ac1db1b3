package dev.federationlab.web.flow;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.GOOGLE;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;
import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.OBJECT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.words.FaultWords;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Meaning;
import dev.federationlab.flow.words.Passage;
import dev.federationlab.flow.words.Question;
import dev.federationlab.flow.words.StageWords;
import dev.federationlab.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A flow of the shape of the google flow, with words made up for tests of what pages show. */
public final class SampleFlow {
  private SampleFlow() {}

  private record PlainFault(String id, String expectedOutcome, Optional<Actor> refusedBy)
      implements Fault {
    @Override
    public Run spoil(Run run) {
      return run;
    }
  }

  private record PlainStage(
      String id,
      List<Planned> plan,
      List<ArtifactKind> spends,
      List<ArtifactKind> yields,
      List<Fault> faults)
      implements Stage {
    @Override
    public List<String> outcomes() {
      return List.of();
    }

    @Override
    public void run(Run run) {}
  }

  private record HandStage(
      String id,
      List<Planned> plan,
      List<ArtifactKind> spends,
      List<ArtifactKind> yields,
      List<Fault> faults)
      implements ByHand {
    @Override
    public List<String> outcomes() {
      return List.of();
    }

    @Override
    public void run(Run run) {}

    @Override
    public Begun begin(Run run) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void complete(Run run, @Nullable Begun begun, Exchange callback) {}
  }

  public static final Flow FLOW =
      new Flow(
          "google",
          "google",
          List.of(YOU, APP, GOOGLE, STS, S3),
          List.of(new Person("ada", "Ada Lovelace"), new Person("grace", "Grace Hopper")),
          List.of(
              new HandStage(
                  "sign-in",
                  List.of(
                      planned(
                          YOU,
                          GOOGLE,
                          "GET /auth",
                          Channel.FRONT,
                          List.of(),
                          List.of(AUTHORIZATION_CODE)),
                      planned(
                          YOU,
                          APP,
                          "GET /callback",
                          Channel.FRONT,
                          List.of(AUTHORIZATION_CODE),
                          List.of())),
                  List.of(),
                  List.of(AUTHORIZATION_CODE),
                  List.of()),
              new PlainStage(
                  "trade-code",
                  List.of(
                      planned(
                          APP,
                          GOOGLE,
                          "POST /token",
                          Channel.BACK,
                          List.of(AUTHORIZATION_CODE),
                          List.of(ID_TOKEN))),
                  List.of(AUTHORIZATION_CODE),
                  List.of(ID_TOKEN),
                  List.of(new PlainFault("code-used-twice", "invalid_grant", Optional.of(GOOGLE)))),
              new PlainStage(
                  "assume-role",
                  List.of(
                      planned(
                          APP,
                          STS,
                          "AssumeRoleWithWebIdentity",
                          Channel.BACK,
                          List.of(ID_TOKEN),
                          List.of(CREDENTIALS))),
                  List.of(ID_TOKEN),
                  List.of(CREDENTIALS),
                  List.of(
                      new PlainFault("expired-token", "ExpiredTokenException", Optional.of(STS)),
                      new PlainFault("wrong-audience", "InvalidIdentityToken", Optional.of(STS)))),
              new PlainStage(
                  "use-s3",
                  List.of(
                      planned(
                          APP,
                          S3,
                          "PutObject",
                          Channel.BACK,
                          List.of(CREDENTIALS),
                          List.of(OBJECT)),
                      planned(APP, S3, "GetObject", Channel.BACK, List.of(CREDENTIALS), List.of())),
                  List.of(CREDENTIALS),
                  List.of(OBJECT),
                  List.of())),
          names -> Map.of());

  public static final FlowWords WORDS =
      new FlowWords(
          "google",
          "Google → STS → S3",
          "Web identity federation without Cognito.",
          passage("You will have seen a code become a token, and a token become credentials."),
          Map.of(
              "sign-in", stage("sign-in", "Sign in at Google, get a code"),
              "trade-code", stage("trade-code", "Trade the code for an ID token"),
              "assume-role", stage("assume-role", "Trade the token for credentials"),
              "use-s3", stage("use-s3", "Put and get an object")),
          Map.of(
              "code-used-twice", fault("code-used-twice", "A code used twice"),
              "expired-token", fault("expired-token", "An expired token"),
              "wrong-audience", fault("wrong-audience", "A token for another app")),
          List.of(
              new Meaning(Meaning.Place.FORM, "RoleArn", passage("The role to play."), "STS API"),
              new Meaning(
                  Meaning.Place.FORM,
                  "WebIdentityToken",
                  passage("The ID token: the only proof in this request."),
                  "STS API"),
              new Meaning(
                  Meaning.Place.CLAIM,
                  "aud",
                  passage(
                      "The app that it was issued to. STS compares it with the provider's client"
                          + " IDs."),
                  "OpenID Connect Core §2"),
              new Meaning(
                  Meaning.Place.CLAIM,
                  "iss",
                  passage("Who says all this."),
                  "OpenID Connect Core §2"),
              new Meaning(
                  Meaning.Place.REQUEST_HEADER,
                  "content-type",
                  passage("A form."),
                  "RFC 9110 §8.3")),
          List.of());

  private static Stage.Planned planned(
      Actor from,
      Actor to,
      String title,
      Channel channel,
      List<ArtifactKind> carries,
      List<ArtifactKind> brings) {
    return new Stage.Planned(from, to, title, channel, carries, brings);
  }

  private static StageWords stage(String id, String title) {
    return new StageWords(
        id,
        title,
        passage("What this stage is for, in a sentence."),
        passage("Nothing was run yet. Decide what you expect, then run it."),
        question(),
        Map.of(
            "done", passage("It went well: " + title + "."), "refused", passage("It was refused.")),
        List.of(
            new StageWords.Snippet(
                "curl", "curl", "bash", "curl -d \"code=$CODE\" ${endpoint}/token")),
        List.of(),
        "RFC 6749 §4.1.3");
  }

  private static FaultWords fault(String id, String title) {
    return new FaultWords(
        id,
        title,
        passage("What goes in is spoilt."),
        question(),
        passage("STS looked at it and refused."),
        passage("Get a new one."),
        "RFC 7519 §4.1.4");
  }

  private static Question question() {
    return new Question(
        passage("What will the answer be?"),
        List.of(
            new Question.Option(
                "granted",
                passage("200 with what was asked for"),
                true,
                passage("All that is compared holds.")),
            new Question.Option(
                "not-authorized",
                passage("400 NotAuthorizedException"),
                false,
                passage("That is what Cognito says.")),
            new Question.Option(
                "denied",
                passage("403 AccessDenied"),
                false,
                passage("No policy is in the way here."))));
  }

  static Passage passage(String text) {
    return new Passage(text, () -> "<p>" + text + "</p>");
  }
}
