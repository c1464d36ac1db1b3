package dev.federationlab.flow.website;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.StageRun;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The website, set up in the sandboxes of learners through the AWS API. */
class WebsiteTest {
  private static Origins origins;
  private static Website website;
  private static StageRun first;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    website = new Website(origins.runs(), origins.runs(), origins.sites());
    first = website.setUp("mine");
    website.setUp("theirs");
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  private static String get(Website.Access access, String path) throws IOException {
    var address = access.address();
    try (var socket = new Socket("127.0.0.1", address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + address.getAuthority()
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isNothingBeforeItIsSetUp() {
    assertThat(website.access("nobody")).isEmpty();
    assertThat(website.contents("nobody")).isEmpty();
    assertThat(website.file("nobody", "index.html")).isEmpty();
    assertThat(website.lastSetUp("nobody")).isEmpty();
  }

  @Test
  void isServedOnAnOriginOfItsOwn() throws IOException {
    assertThat(first.outcome()).isEqualTo(Outcome.DONE);

    var access = website.access("mine").orElseThrow();
    assertThat(get(access, "/"))
        .startsWith("HTTP/1.1 200")
        .contains("<title>Notes and photos</title>")
        .contains("connect-src 'self' " + origins.parties().aws() + ";");
    assertThat(get(access, "/config.json"))
        .contains(access.userPoolId(), access.clientId(), access.identityPoolId())
        .doesNotContain(access.password());
    assertThat(get(access, "/none"))
        .startsWith("HTTP/1.1 403")
        .contains("There is nothing here for everybody.");
  }

  @Test
  void holdsNoKeyAndNoSecret() {
    var contents = website.contents("mine").orElseThrow();
    assertThat(contents.files()).extracting(SiteFile::key).startsWith("config.json", "index.html");
    assertThat(contents.files()).hasSize(SiteFiles.keys().size() + 1);
    assertThat(contents.unread()).isEmpty();
    assertThat(contents.files())
        .allSatisfy(file -> assertThat(contents.scan().of(file.body().text())).isEmpty());
    assertThat(contents.scan().looks())
        .contains("the secret access key of this sandbox's root", "the password of the demo users");
    assertThat(contents.scan().control("")).hasSize(contents.scan().looks().size());
  }

  @Test
  void isSetRightWhenItIsSetUpAgain() {
    var before = website.access("mine").orElseThrow();
    var second = website.setUp("mine");

    assertThat(second.outcome()).isEqualTo(Outcome.DONE);
    assertThat(website.access("mine")).contains(before);
    assertThat(titles(second.messages())).contains("UpdateUserPoolClient", "UpdateIdentityPool");
    assertThat(titles(second.messages()))
        .doesNotContain("CreateUserPool", "CreateUserPoolClient", "CreateIdentityPool");
  }

  @Test
  void recordsEveryCallWithItsDecision() {
    assertThat(titles(first.messages()))
        .startsWith("CreateUserPool", "DescribeUserPool", "CreateUserPoolDomain")
        .contains(
            "CreateUserPoolClient",
            "AdminCreateUser",
            "CreateTable",
            "CreateFunction",
            "CreateIdentityPool",
            "CreateRole",
            "PutRolePolicy",
            "SetIdentityPoolRoles",
            "PutBucketCors",
            "PutBucketPolicy",
            "PutBucketWebsite");
    assertThat(first.messages())
        .filteredOn(message -> message.title().equals("PutObject"))
        .hasSize(SiteFiles.keys().size() + 1);
    assertThat(first.messages()).allSatisfy(message -> assertThat(message.decision()).isNotNull());
  }

  @Test
  void isSeenByItsOwnLearnerAlone() throws IOException {
    var mine = website.access("mine").orElseThrow();
    var theirs = website.access("theirs").orElseThrow();

    assertThat(mine.address()).isNotEqualTo(theirs.address());
    assertThat(mine.password()).isNotEqualTo(theirs.password());
    assertThat(mine.identityPoolId()).isNotEqualTo(theirs.identityPoolId());
    assertThat(get(mine, "/config.json"))
        .contains(mine.clientId())
        .doesNotContain(theirs.clientId(), theirs.photoBucket());
    assertThat(website.file("theirs", "config.json").orElseThrow().body().text())
        .contains(theirs.clientId())
        .doesNotContain(mine.clientId());
  }

  private static List<String> titles(List<Message> messages) {
    return messages.stream().map(Message::title).toList();
  }
}
