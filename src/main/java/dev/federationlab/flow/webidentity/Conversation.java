package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.Message.Channel.BACK;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;

/** What the app says to a provider from server to server, where no browser looks on. */
record Conversation(Run run, WebIdentityProvider provider) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Headers ACCEPT = Headers.of("Accept", "application/json");

  /** An address below the provider's own. */
  URI address(String path) {
    return URI.create(run.parties().provider(provider.id()) + path);
  }

  /** Fetches a document; whatever is not 200 is none. */
  Response get(URI address) {
    var response = send(new Request("GET", address, ACCEPT, Body.EMPTY), List.of(), List.of());
    if (response.status() != 200) {
      throw new ConversationBroken(address + " did not answer with 200");
    }
    return response;
  }

  /** Asks with parameters in the address. */
  Response get(
      String path,
      Parameters query,
      Headers more,
      List<ArtifactKind> carries,
      List<ArtifactKind> brings) {
    var address = query.isEmpty() ? address(path) : URI.create(address(path) + "?" + query);
    var headers = ACCEPT;
    for (var field : more.fields()) {
      headers = headers.and(field.name(), field.value());
    }
    return send(new Request("GET", address, headers, Body.EMPTY), carries, brings);
  }

  /** Sends a form. */
  Response post(URI address, String form, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    var headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
    return send(
        new Request("POST", address, headers.and("Accept", "application/json"), Body.of(form)),
        carries,
        brings);
  }

  private Response send(Request request, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return run.send(
            request,
            x -> new Stage.Planned(Actor.APP, provider.actor(), title(x), BACK, carries, brings))
        .response()
        .orElseThrow(() -> new ConversationBroken("no answer from " + request.uri()));
  }

  /** Method and path, without the part of the path that all of the provider's addresses share. */
  String title(Exchange exchange) {
    var path = exchange.request().uri().getRawPath();
    var base = run.parties().provider(provider.id()).getRawPath();
    var shown = path.startsWith(base + "/") ? path.substring(base.length()) : path;
    return exchange.request().method() + " " + shown;
  }

  /** The object that an answer is. */
  JsonNode json(Response response, String path) {
    try {
      var json = JSON.readTree(response.body().text());
      if (json == null || !json.isObject()) {
        throw new ConversationBroken(address(path) + " answered something that is no JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw unreadable(address(path), e);
    }
  }

  /** The provider's refusal as an outcome. */
  Refused refused(String code, int status, String message) {
    return new Refused(new Outcome(Outcome.Kind.REFUSED, code, provider.actor(), status, message));
  }

  static ConversationBroken unreadable(URI address, Exception e) {
    return new ConversationBroken(address + " answered something unreadable: " + e.getMessage());
  }
}
