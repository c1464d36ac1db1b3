package dev.federationlab.flow.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is put in force, as it crosses the wire. */
class PolicyWriteTest {
  private static final String AWS = "http://localhost:7072/";

  @Test
  void seesPoliciesOfRoles() {
    assertThat(iam("Action=CreateRole&RoleName=R&AssumeRolePolicyDocument=%7B%22a%22%3A+1%7D"))
        .isEqualTo(new PolicyWrite(new TrustPolicy("R"), "{\"a\": 1}"));
    assertThat(iam("Action=UpdateAssumeRolePolicy&RoleName=R&PolicyDocument=%7B%7D"))
        .isEqualTo(new PolicyWrite(new TrustPolicy("R"), "{}"));
    assertThat(
            iam(
                "Action=PutRolePolicy&Version=2010-05-08&RoleName=R&PolicyName=P&PolicyDocument=x%2By"))
        .isEqualTo(new PolicyWrite(new InlinePolicy("R", "P"), "x+y"));
  }

  @Test
  void seesManagedPoliciesAndOnlyTheVersionInForce() {
    var arn = "arn:aws:iam::111122223333:policy/Shared";

    assertThat(
            of(
                "POST",
                AWS,
                "Action=CreatePolicy&PolicyName=Shared&PolicyDocument=x",
                200,
                "<Policy><Arn>" + arn + "</Arn></Policy>"))
        .isEqualTo(new PolicyWrite(new ManagedPolicy(arn), "x"));
    var version = "Action=CreatePolicyVersion&PolicyArn=" + arn + "&PolicyDocument=y";
    assertThat(iam(version)).isNull();
    assertThat(iam(version + "&SetAsDefault=true"))
        .isEqualTo(new PolicyWrite(new ManagedPolicy(arn), "y"));
  }

  @Test
  void seesPoliciesOfBuckets() {
    assertThat(of("PUT", AWS + "photos?policy", "{}", 204, ""))
        .isEqualTo(new PolicyWrite(new BucketPolicy("photos"), "{}"));
    assertThat(of("PUT", AWS + "photos/policy", "{}", 200, "")).isNull();
    assertThat(of("DELETE", AWS + "photos?policy", "", 204, "")).isNull();
  }

  @Test
  void doesNotTakeForDoneWhatWasRefusedOrIsSomethingElse() {
    assertThat(of("POST", AWS, "Action=PutRolePolicy&RoleName=R&PolicyName=P", 400, "")).isNull();
    assertThat(iam("Action=GetRole&RoleName=R")).isNull();
    assertThat(iam("{\"Action\": \"PutRolePolicy\"}")).isNull();
    assertThat(
            PolicyWrite.of(
                new Exchange(
                    new Request(
                        "POST", URI.create(AWS), Headers.of(), Body.of("Action=PutRolePolicy")),
                    new Exchange.Broken("timed out"),
                    Instant.EPOCH,
                    Duration.ZERO)))
        .isEmpty();
  }

  private static PolicyWrite iam(String form) {
    return of("POST", AWS, form, 200, "");
  }

  private static PolicyWrite of(String method, String uri, String body, int status, String answer) {
    var exchange =
        new Exchange(
            new Request(method, URI.create(uri), Headers.of(), Body.of(body)),
            new Exchange.Answered(new Response(status, Headers.of(), Body.of(answer))),
            Instant.EPOCH,
            Duration.ZERO);
    return PolicyWrite.of(exchange).orElse(null);
  }
}
