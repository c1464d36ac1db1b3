package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recommended approach of the study notes, all the way, in a real browser. */
class WebsitePageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @TempDir Path folder;

  /** Sets it up with the plain form, as without scripts. */
  private static WebsitePage setUp() {
    BROWSER.scripts(false);
    BROWSER.open("/website");
    BROWSER.find(".website__form button").click();
    var address = BROWSER.find(".website__address").getText();
    var password = BROWSER.find("#password").getText();
    BROWSER.scripts(true);
    return new WebsitePage(BROWSER, URI.create(address), password);
  }

  private Path picture() throws IOException {
    var image = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
    var paper = image.createGraphics();
    paper.setColor(new Color(0x2f, 0x6f, 0x5e));
    paper.fillRect(0, 0, 1600, 450);
    paper.dispose();
    var file = folder.resolve("hill.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void isSetUpWithoutScriptsAndShowsHow() {
    var site = setUp();

    assertThat(site.address().getHost()).matches("notes-\\d{12}\\.localhost");
    assertThat(BROWSER.text())
        .contains("How it was set up", "CreateIdentityPool", "PutBucketCors", "PutBucketWebsite")
        .contains("No key and no secret in 18 files")
        .contains("of 6 things planted in a copy, 6 were found");
    Accessibility.assertForEverybody(BROWSER, "the website, set up");

    BROWSER.open("/website/calls/1");
    assertThat(BROWSER.text())
        .contains("CreateUserPool", "POST / HTTP/1.1", "\"PoolName\"", "FederationLabWebsite");
    BROWSER.all("details summary").get(0).click();
    assertThat(BROWSER.text())
        .contains("X-Amz-Target: AWSCognitoIdentityProviderService.CreateUserPool")
        .contains("Signature=…");
    Accessibility.assertForEverybody(BROWSER, "a call of setting it up");

    BROWSER.open("/website/files/js/sign-in.js");
    assertThat(BROWSER.text()).contains("code_challenge_method: \"S256\"");
    Accessibility.assertForEverybody(BROWSER, "a file of the website");

    BROWSER.at(URI.create(site.address() + "/?code=abc&state=forged"));
    assertThat(BROWSER.find("[data-problem]").getText())
        .isEqualTo(
            "The answer belongs to no sign-in that began in this tab (state), so its code was not"
                + " used.");
    assertThat(BROWSER.address()).isEqualTo("/");
    BROWSER.at(URI.create(site.address() + "/nowhere"));
    assertThat(BROWSER.find("h1").getText()).isEqualTo("There is nothing here for everybody.");
    Accessibility.assertForEverybody(BROWSER, "the error document");
  }

  @Test
  void keepsNotesAndPicturesOfEachUserApart() throws IOException {
    var site = setUp().open();
    Accessibility.assertForEverybody(BROWSER, "the app, signed out");

    site.signIn("ada").write("The hill behind the house", picture());
    assertThat(site.greeting()).isEqualTo("Hello, ada!");
    assertThat(site.pictures()).containsExactly(1280L);
    assertThat(site.calls())
        .anyMatch(call -> call.startsWith("Identity pool") && call.contains("OK"))
        .anyMatch(call -> call.startsWith("Lambda") && call.contains("OK"))
        .anyMatch(call -> call.contains("PutItem") && call.contains("OK"))
        .anyMatch(call -> call.contains("PutObject") && call.contains("OK"));
    Accessibility.assertForEverybody(BROWSER, "the app, signed in");
    var ada = site.identity();

    // A reload forgets everything; managed login knows who it was.
    assertThat(site.signIn("ada").notes()).containsExactly("The hill behind the house");
    assertThat(site.pictures()).containsExactly(1280L);
    assertThat(site.identity()).isEqualTo(ada);
    site.signOut();

    site.signIn("ben");
    assertThat(site.notes()).isEmpty();
    assertThat(site.identity()).isNotEqualTo(ada);
    assertThat(site.tryOther(ada))
        .allMatch(answer -> answer.contains("refused"))
        .allMatch(answer -> answer.contains("AccessDenied"))
        .allMatch(answer -> answer.contains("CognitoIdentityCredentials is not authorized"));
  }

  @Test
  void showsThatNoCredentialIsInTheAppUntilOneIsLent() {
    var site = setUp().open();
    var inside = BROWSER.inNewTab(URI.create(site.address() + "/inside.html"));

    assertThat(verdict()).isEqualTo("No AWS credential is anywhere in this app.");
    assertThat(BROWSER.find("[data-control]").getText()).contains("3 of 3 were found");
    Accessibility.assertForEverybody(BROWSER, "inside, before the sign-in");

    BROWSER.tab(inside.before());
    site.signIn("ada");
    BROWSER.tab(inside.opened());
    BROWSER.await("the app has told", () -> BROWSER.texts(".moment").size() == 3);

    assertThat(BROWSER.texts(".moment__head b"))
        .containsExactly("Before the sign-in", "Signed in", "Credentials lent");
    assertThat(BROWSER.texts(".moment__verdict"))
        .containsExactly(
            "No AWS credential anywhere.",
            "No AWS credential anywhere.",
            "AWS credentials, in memory alone.");
    assertThat(verdict())
        .startsWith(
            "No credential in any storage. In memory: access key ID, secret access key, session"
                + " token; expires in ");
    for (var store : new String[] {"local", "cookies", "databases", "caches"}) {
      assertThat(BROWSER.find("[data-store=" + store + "]").getText()).isEqualTo("Nothing.");
    }
    assertThat(BROWSER.find("[data-store=session]").getText()).startsWith("Name");
    assertThat(BROWSER.texts("[data-store=session] td:first-child"))
        .containsExactly("notes.moments");
    assertThat(BROWSER.find("[data-store=memory]").getText())
        .contains("secret access key", "40 characters, not shown", "ASIA");
    Accessibility.assertForEverybody(BROWSER, "inside, with credentials");

    // Looking finds what lies in a store: here is one.
    BROWSER.script("localStorage.setItem('left', 'AK' + 'IA' + 'IOSFODNN7EXAMPLE')");
    BROWSER.await(
        "it is found", () -> verdict().equals("A credential lies in the browser's storage."));
    BROWSER.script("localStorage.clear()");
    BROWSER.closeTab(inside.before());
  }

  private static String verdict() {
    return BROWSER.await(
        "a verdict",
        () -> {
          var text = BROWSER.find("[data-verdict]").getText();
          return text.equals("Looking…") ? null : text;
        });
  }
}
