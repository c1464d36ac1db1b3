package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.login.broker.Idp;
import dev.federationlab.aws.userpools.login.broker.Person;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.user.FederatedUsers;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.time.Duration;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/**
 * The way by a web identity provider and back (aws-behaviour 1.7). What the pool has to know again
 * when the browser returns travels in {@code state}, sealed by the pool, bound to the browser, good
 * for five minutes: who only looks costs no storage.
 */
final class Brokering {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What of the user pools it stands on. */
  record Needs(Broker broker, Passages passages, FederatedUsers users) {}

  private final Surroundings surroundings;
  private final FrontChannel channel;
  private final Providers providers;
  private final Granting granting;
  private final Needs needs;

  Brokering(
      Surroundings surroundings,
      FrontChannel channel,
      Providers providers,
      Granting granting,
      Needs needs) {
    this.surroundings = surroundings;
    this.channel = channel;
    this.providers = providers;
    this.granting = granting;
    this.needs = needs;
  }

  /** Sends the browser to a provider. */
  Response begin(
      Visit visit, Browser browser, AuthorizationRequest request, IdentityProviderType provider) {
    var idp = Idp.of(provider);
    var nonce = surroundings.secrets().text(24);
    var passage =
        new Passage(
            request.parameters().encoded(),
            idp.name(),
            nonce,
            browser.mark(),
            visit.now().plus(PATIENCE).getEpochSecond());
    var state = visit.within(call -> needs.passages().seal(call, request.client(), passage));
    var address = needs.broker().address(idp, state, nonce);
    visit.inquiry().tell("The pool sends the browser to " + idp.name(), shown(address));
    return Answers.found(address);
  }

  /** The browser is back. */
  Response returned(Visit visit) throws UnreadableException {
    var parameters = visit.incoming().method().equals("POST") ? visit.form() : visit.query();
    var passage = needs.passages().open(visit, parameters.get("state"));
    return channel.answer(
        visit,
        Parameters.parse(passage.query()),
        (again, browser, request) -> {
          requireSameBrowser(again, browser, passage);
          try {
            return arrived(again, browser, request, passage, parameters);
          } catch (Refusal refusal) {
            return FrontChannel.refuse(again, request, refusal.error());
          }
        });
  }

  private Response arrived(
      Visit visit,
      Browser browser,
      AuthorizationRequest request,
      Passage passage,
      Parameters parameters) {
    var inquiry = visit.inquiry();
    var idp = idp(visit, request, passage);
    var error = parameters.get("error");
    inquiry.require(
        error.isEmpty(),
        "answer of " + idp.name(),
        "a code",
        error.isEmpty() ? "a code" : error,
        "RFC 6749 §4.1.2.1",
        denied(idp, parameters));
    var code = parameters.get("code");
    inquiry.require(
        !code.isEmpty(),
        "answer of " + idp.name(),
        "a code",
        code.isEmpty() ? "neither code nor error" : "a code",
        "RFC 6749 §4.1.2",
        Errors.invalidRequest(idp.name() + " Error - no code"));
    inquiry.phase("what " + idp.name() + " says");
    var person = needs.broker().person(idp, code, passage.nonce(), inquiry);
    inquiry.phase("user in the pool");
    try {
      var arrived = visit.within(call -> arrived(call, request.client(), idp, person));
      return granting.signedIn(
          visit,
          browser,
          request,
          new Granting.Arrival(arrived.user(), idp.name(), !arrived.isNew()));
    } catch (ServiceException e) {
      inquiry.tell("what the user pool says of it", e.error().code() + ": " + e.message());
      throw Errors.invalidRequest(e.message()).refusal();
    }
  }

  private FederatedUsers.Arrived arrived(Call call, AppClient client, Idp idp, Person person) {
    return needs
        .users()
        .arrived(
            Moment.of(call),
            new FederatedUsers.Arrival(
                client,
                idp.name(),
                idp.type().toString(),
                person.userId(),
                idp.shownIssuer().orElse(null),
                new TreeMap<>(idp.mapped(person.claims()))));
  }

  private Idp idp(Visit visit, AuthorizationRequest request, Passage passage) {
    var found =
        visit.within(call -> providers.named(call.store(), request.client(), passage.provider()));
    visit
        .inquiry()
        .require(
            found.isPresent(),
            "identity provider",
            "still one of the app client's",
            passage.provider(),
            Destination.SOURCE,
            Errors.invalidRequest("The app client has no such identity provider"));
    return Idp.of(found.orElseThrow());
  }

  private static OAuthError denied(Idp idp, Parameters parameters) {
    var error = parameters.get("error");
    var description = parameters.get("error_description");
    return error.equals("access_denied")
        ? new OAuthError(
            "access_denied", description.isEmpty() ? "User denied access" : description, 400)
        : Errors.invalidRequest(idp.name() + " Error - " + error);
  }

  private static void requireSameBrowser(Visit visit, Browser browser, Passage passage) {
    boolean same = browser.has(passage.browser());
    visit
        .inquiry()
        .require(
            same,
            "browser",
            "the one that was sent to the provider, by its cookie",
            same ? "it is" : "another, or its cookie is gone",
            "RFC 6749 §10.12",
            Errors.LOST_STATE);
  }

  /** One parameter a line, and of the state its beginning. */
  private static String shown(String address) {
    return address
        .replaceFirst("(?<=[?&]state=)([^&]{12})[^&]*", "$1…")
        .replace("&", "\n&")
        .replaceFirst("\\?", "\n?");
  }
}
