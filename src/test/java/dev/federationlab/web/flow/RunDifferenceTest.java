package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.decision.PolicyReading.Origin;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.StageRun;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page says of two runs of a stage. */
class RunDifferenceTest {
  private static final String READ_AND_WRITE = "{\n  Get and Put\n}";
  private static final String READ = "{\n  Get\n}";
  private static final Check SIGNED = Check.passed("signature", "a", "a", "");
  private static final Check SIGNED_OTHERWISE = Check.passed("signature", "b", "b", "");

  private final Scene scene = new Scenery().run("use-s3").at("use-s3");

  @Test
  void putsTheTwoEndingsSideBySide() {
    var difference = RunDifference.of(scene, allowed(), denied());

    assertThat(difference.before().outcome().title()).isEqualTo("Done");
    assertThat(difference.now().outcome().title()).isEqualTo("Refused by S3: 403 AccessDenied");
    assertThat(difference.before().href()).contains("run=old");
    assertThat(difference.now().edited()).containsExactly("policy Own of R");
  }

  @Test
  void saysOfEachCallWhatDecidedIt() {
    var rows = RunDifference.of(scene, allowed(), denied()).exchanges();

    assertThat(rows).extracting(RunDifference.Row::what).containsExactly("PutObject", "GetObject");
    assertThat(rows.get(0).before())
        .isEqualTo(new RunDifference.Cell("passed", "200", "allowed by Write"));
    assertThat(rows.get(0).now())
        .isEqualTo(
            new RunDifference.Cell(
                "failed", "403 AccessDenied", "no identity-based policy allows it"));
    assertThat(rows.get(1).now()).isNull();
    assertThat(rows).allMatch(RunDifference.Row::changed);
  }

  @Test
  void leavesOutChecksThatOnlyHaveOtherValues() {
    assertThat(RunDifference.of(scene, allowed(), denied()).checks()).isEmpty();
    var broken =
        run(
            "new",
            Outcome.DONE,
            message("PutObject", 200, "", List.of(Check.failed("signature", "a", "b", "")), null));

    assertThat(RunDifference.of(scene, allowed(), broken).checks())
        .extracting(RunDifference.Row::what)
        .containsExactly("PutObject · signature");
  }

  @Test
  void showsHowThePolicysTextChanged() {
    var policy = RunDifference.of(scene, allowed(), denied()).policies().get(0);

    assertThat(policy.title()).isEqualTo("policy Own of R");
    assertThat(policy.place()).isEqualTo("inline:R/Own");
    assertThat(policy.words()).isEqualTo("changed");
    assertThat(policy.lines()).extracting(LineDiff.Line::mark).containsExactly(" ", "−", "+", " ");
  }

  @Test
  void tellsNewPoliciesFromChangedOnes() {
    var without = run("old", Outcome.DONE, message("PutObject", 200, "", List.of(SIGNED), null));

    assertThat(RunDifference.of(scene, without, allowed()).policies())
        .extracting(RunDifference.PolicyDifference::words)
        .containsExactly("was not read before");
    assertThat(RunDifference.of(scene, allowed(), without).policies())
        .extracting(RunDifference.PolicyDifference::words)
        .containsExactly("was not read this time");
    assertThat(RunDifference.of(scene, allowed(), allowed()).policies()).isEmpty();
    var spaced =
        run(
            "new",
            Outcome.DONE,
            message("PutObject", 200, "", List.of(SIGNED), "{\n Get and  Put\n}"));
    assertThat(RunDifference.of(scene, allowed(), spaced).policies())
        .extracting(RunDifference.PolicyDifference::words)
        .containsExactly("differs in white space only");
  }

  /** Else a trust policy that lets nobody in would seem to take away every policy behind it. */
  @Test
  void saysNothingOfAPolicyWhoseCallWasNotSent() {
    var stopped = run("new", Outcome.DONE, message("GetCredentials", 200, "", List.of(), null));
    var gone = run("old", Outcome.DONE, message("GetObject", 200, "", List.of(), READ));

    assertThat(RunDifference.of(scene, gone, stopped).policies()).isEmpty();
    assertThat(RunDifference.of(scene, stopped, gone).policies()).isEmpty();
  }

  /** Nobody reads a session policy while the role is taken on: it is only passed. */
  @Test
  void findsASessionPolicyInTheRequestThatPassedIt() {
    var before =
        run(
            "old",
            Outcome.DONE,
            message(
                "AssumeRoleWithWebIdentity",
                200,
                "Action=AssumeRoleWithWebIdentity",
                List.of(),
                null));
    var now =
        run(
            "new",
            Outcome.DONE,
            message(
                "AssumeRoleWithWebIdentity",
                200,
                "Action=AssumeRoleWithWebIdentity&Policy=%7B%22Statement%22%3A+%5B%5D%7D",
                List.of(),
                null));

    var policy = RunDifference.of(scene, before, now).policies().get(0);

    assertThat(policy.title()).isEqualTo("session policy");
    assertThat(policy.lines())
        .extracting(LineDiff.Line::text)
        .containsExactly("{\"Statement\": []}");
  }

  private static StageRun allowed() {
    return run(
        "old",
        Outcome.DONE,
        message(
            "PutObject",
            200,
            "",
            List.of(SIGNED, Check.passed("permission", "Allow", "allowed by Write", "")),
            READ_AND_WRITE),
        message("GetObject", 200, "", List.of(SIGNED), READ_AND_WRITE));
  }

  private static StageRun denied() {
    return run(
        "new",
        new Outcome(Outcome.Kind.REFUSED, "AccessDenied", Actor.S3, 403, "no"),
        message(
            "PutObject",
            403,
            "",
            List.of(
                SIGNED_OTHERWISE,
                Check.failed("permission", "Allow", "no identity-based policy allows it", "")),
            READ));
  }

  private static StageRun run(String id, Outcome outcome, Message... messages) {
    return new StageRun(
        id,
        "google",
        "use-s3",
        Scenery.NOW,
        null,
        List.of(messages),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        outcome,
        outcome.done() ? List.of() : List.of("policy Own of R"));
  }

  private static Message message(
      String operation, int status, String form, List<Check> checks, String policy) {
    var request =
        new Request("POST", URI.create("http://localhost:7072/"), Headers.of(), Body.of(form));
    var body = status < 400 ? "" : "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";
    var response =
        new Response(status, Headers.of("Content-Type", "application/xml"), Body.of(body));
    var readings =
        policy == null
            ? List.<PolicyReading>of()
            : List.of(
                new PolicyReading(
                    Kind.IDENTITY,
                    "policy Own of R",
                    policy,
                    List.of(),
                    List.of(),
                    new Origin("arn:aws:iam::111122223333:role/R", "Own")));
    return new Message(
        Actor.APP,
        operation.startsWith("Assume") ? Actor.STS : Actor.S3,
        operation,
        Message.Channel.BACK,
        List.of(),
        List.of(),
        new Exchange(request, new Exchange.Answered(response), Scenery.NOW, Duration.ofMillis(5)),
        new Decision(
            "1",
            Scenery.NOW,
            "S3",
            operation,
            checks,
            readings,
            status < 400 ? null : "AccessDenied",
            List.of()));
  }
}
