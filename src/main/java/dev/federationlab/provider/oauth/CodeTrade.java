package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Grants.Granted;
import dev.federationlab.provider.Grants.Issued;
import dev.federationlab.provider.Grants.Redemption;
import dev.federationlab.provider.Grants.Step;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.oauth.ClientAuthentication.Caller;
import java.util.List;

/** Trades a code for what it grants (RFC 6749 §4.1.3, RFC 7636 §4.5), explaining each step. */
public final class CodeTrade {
  private final Grants grants;
  private final People people;
  private final Wording wording;

  public CodeTrade(Grants grants, People people, Wording wording) {
    this.grants = grants;
    this.people = people;
    this.wording = wording;
  }

  /** What a code brought. */
  public record Traded(Granted granted, Issued issued, Person person) {}

  /**
   * Spends the code of a form.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if the code is not for this client with this
   *     form
   */
  public Traded trade(Caller caller, Parameters form, Inquiry inquiry) {
    inquiry.phase("code");
    var client = caller.app();
    for (var name : List.of("code", "redirect_uri")) {
      inquiry.require(
          form.find(name).isPresent(),
          name,
          "present",
          form.find(name).isPresent() ? "present" : "none",
          "RFC 6749 §4.1.3",
          wording.missing(name));
    }
    var redemption =
        grants.redeem(
            form.get("code"),
            client.id(),
            form.get("redirect_uri"),
            form.get("code_verifier"),
            !caller.proven());
    explain(redemption, client, form, inquiry);
    var granted = redemption.granted().orElseThrow();
    var person = person(granted.sub(), inquiry);
    return new Traded(granted, redemption.issued().orElseThrow(), person);
  }

  /**
   * Whom a grant is of.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if the account is gone
   */
  public Person person(String sub, Inquiry inquiry) {
    var person = people.find(sub);
    inquiry.require(
        person.isPresent(),
        "account",
        "still there",
        person.isPresent() ? "it is" : "gone",
        "RFC 6749 §5.2",
        wording.accountGone());
    return person.orElseThrow();
  }

  /** The checks of a redemption in the order in which they were made, up to the one that failed. */
  private void explain(
      Redemption redemption, Clients.Registered client, Parameters form, Inquiry inquiry) {
    var checked = new Checked(redemption, wording, inquiry);
    checked.step(
        Step.KNOWN, "code", "one that was issued here", "it is", "no such code", "RFC 6749 §5.2");
    checked.step(
        Step.UNUSED,
        "code unused",
        "not spent before",
        "first use",
        "spent before; what it brought is revoked now",
        "RFC 6749 §4.1.2, §10.5");
    checked.step(
        Step.UNEXPIRED, "code's age", "at most 60 seconds", "in time", "older", "RFC 6749 §4.1.2");
    var granted = redemption.granted().orElseThrow();
    checked.step(
        Step.CLIENT,
        "code's client",
        granted.clientId(),
        client.id(),
        client.id(),
        "RFC 6749 §4.1.3");
    var redirectUri = form.get("redirect_uri");
    checked.step(
        Step.REDIRECT,
        "redirect address",
        granted.redirectUri(),
        redirectUri,
        redirectUri,
        "RFC 6749 §4.1.3");
    var proof = proof(granted, form.get("code_verifier"));
    checked.step(Step.VERIFIER, "PKCE verifier", wanted(granted), proof, proof, "RFC 7636 §4.6");
  }

  private static String wanted(Granted granted) {
    if (granted.challenge() == null) {
      return "none, since there was no challenge";
    }
    return "S256".equals(granted.challengeMethod())
        ? "BASE64URL(SHA256(verifier)) = " + granted.challenge()
        : "the challenge itself (plain)";
  }

  /** What the verifier comes to; with method plain it is the secret, and not shown. */
  private static String proof(Granted granted, String verifier) {
    if (verifier.isEmpty()) {
      return "no verifier";
    }
    return "S256".equals(granted.challengeMethod())
        ? "BASE64URL(SHA256(verifier)) = " + Secrets.challenge(verifier)
        : "a verifier";
  }

  /** Turns how far a redemption came into checks. */
  private record Checked(Redemption redemption, Wording wording, Inquiry inquiry) {
    void step(
        Step step,
        String what,
        String wanted,
        String sawIfPassed,
        String sawIfFailed,
        String source) {
      boolean passed = redemption.reached() != step;
      inquiry.require(
          passed, what, wanted, passed ? sawIfPassed : sawIfFailed, source, wording.badCode(step));
    }
  }
}
