package dev.federationlab.aws.userpools.login;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.login.broker.Idp;
import dev.federationlab.aws.userpools.login.broker.Person;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.FederatedUsers;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/**
 * The way by a web identity provider and back (aws-behaviour 1.7). What the pool has to know again
 * when the browser returns travels in {@code state}, sealed by the pool, bound to the browser, good
 * for five minutes: who only looks costs no storage.
 */
final class Brokering {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String PURPOSE = "state at a provider";
  private static final int LONGEST_STATE = 12_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SOURCE =
      "Cognito Developer Guide, Adding social identity providers to a user pool";

  /** What of the user pools it stands on. */
  public record Needs(Broker broker, PoolKeys keys, FederatedUsers users) {}

  /**
   * What the pool has to know again.
   *
   * @param query the app's authorization request
   * @param browser the mark of the browser that was sent
   * @param until epoch seconds
   */
  record Passage(String query, String provider, String nonce, String browser, long until) {}

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
    var state = visit.within(call -> sealed(call, request.client(), passage));
    var address = needs.broker().address(idp, state, nonce);
    visit.inquiry().tell("The pool sends the browser to " + idp.name(), shown(address));
    return Answers.found(address);
  }

  /** The browser is back. */
  Response returned(Visit visit) throws UnreadableException {
    var parameters = visit.incoming().method().equals("POST") ? visit.form() : visit.query();
    var passage = passage(visit, parameters.get("state"));
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
    var person = needs.broker().person(idp, code, passage.nonce(), inquiry);
    User user;
    try {
      user = visit.within(call -> user(call, request.client(), idp, person));
    } catch (ServiceException e) {
      inquiry.tell("what the user pool says of it", e.error().code() + ": " + e.message());
      throw Errors.invalidRequest(e.message()).refusal();
    }
    return granting.signedIn(visit, browser, request, new Granting.Arrival(user, idp.name()));
  }

  private User user(Call call, AppClient client, Idp idp, Person person) {
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

  /**
   * What was sealed into a state.
   *
   * @throws Refusal to be shown on a page of our own: nobody knows where to go back to
   */
  private Passage passage(Visit visit, String state) {
    var inquiry = visit.inquiry();
    var passage = visit.within(call -> opened(call, state));
    inquiry.require(
        passage.isPresent(),
        "state",
        "sealed by a user pool, unchanged",
        state.isEmpty() ? "none" : passage.isPresent() ? "it opens" : "it cannot be opened",
        "RFC 6749 §10.12",
        Errors.LOST_STATE);
    var until = Instant.ofEpochSecond(passage.orElseThrow().until());
    inquiry.require(
        visit.now().isBefore(until),
        "time at the provider",
        "five minutes at most",
        "until " + until + ", it is " + visit.now(),
        SOURCE,
        Errors.LOST_STATE);
    return passage.get();
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

  /** The client's ID stands before what is sealed, since it leads to the pool and its key. */
  private String sealed(Call call, AppClient client, Passage passage) {
    try {
      var seal = needs.keys().of(call.store(), client.pool()).seal();
      var closed = seal.close(PURPOSE, JSON.writeValueAsBytes(passage));
      return client.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    } catch (IOException e) {
      throw new IllegalStateException("a state that cannot be written", e);
    }
  }

  private Optional<Passage> opened(Call call, String state) {
    int dot = state.indexOf('.');
    if (dot < 0 || state.length() > LONGEST_STATE) {
      return Optional.empty();
    }
    var client = surroundings.pools().client(call.store(), state.substring(0, dot));
    if (client.isEmpty()) {
      return Optional.empty();
    }
    try {
      var seal = needs.keys().of(call.store(), client.get().pool()).seal();
      var opened = seal.open(PURPOSE, Base64.getUrlDecoder().decode(state.substring(dot + 1)));
      return opened.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(opened.get(), Passage.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a state of our own cannot be read", e);
    }
  }

  /** One parameter a line, and of the state its beginning. */
  private static String shown(String address) {
    return address
        .replaceFirst("(?<=[?&]state=)([^&]{12})[^&]*", "$1…")
        .replace("&", "\n&")
        .replaceFirst("\\?", "\n?");
  }
}
