package dev.federationlab.aws.userpools.login.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.decision.Decision.Call;
import dev.federationlab.decision.Decision.Note;
import dev.federationlab.http.Body;
import dev.federationlab.http.Fetch;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.token.AllowedOrigins;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pool and a provider say to each other, server to server: within bounds of time and size,
 * with allowed origins only, and each exchange noted with the names of what came back, never with
 * what is secret. For one thread.
 */
final class Conversation {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Idp idp;
  private final Inquiry inquiry;
  private final Fetch fetch;
  private final AllowedOrigins origins;

  Conversation(Idp idp, Inquiry inquiry, Fetch fetch, AllowedOrigins origins) {
    this.idp = idp;
    this.inquiry = inquiry;
    this.fetch = fetch;
    this.origins = origins;
  }

  /**
   * A question.
   *
   * @param what for a reader: {@code "The pool trades the code"}
   * @param parameters in the query of a GET, in the form of a POST
   * @param secrets parameters that are secret, with what stands for them in notes
   * @param bearer sent as {@code Authorization: Bearer}; empty for none
   */
  record Question(
      String what,
      String method,
      String address,
      Map<String, String> parameters,
      Map<String, String> secrets,
      String bearer) {}

  /** What came back. */
  record Reply(int status, ObjectNode fields) {
    /** A field's value; empty if it is not there. */
    String text(String name) {
      var field = fields.path(name);
      return field.isMissingNode() || field.isNull() ? "" : field.asText();
    }

    /** All fields, with objects and lists as JSON. */
    Map<String, String> texts() {
      var texts = new LinkedHashMap<String, String>();
      fields
          .properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  texts.put(field.getKey(), text(field.getValue()));
                }
              });
      return texts;
    }

    private static String text(JsonNode value) {
      return value.isValueNode() ? value.asText() : value.toString();
    }
  }

  /**
   * Asks, and reads the answer as a JSON object.
   *
   * @param late how it is refused if there is no answer in time
   * @throws OAuthError.Refusal if there is no answer that can be read
   */
  Reply ask(Question question, OAuthError late) {
    var address = address(question);
    Response response;
    try {
      response = fetch.send(request(question, address));
    } catch (IOException e) {
      tell(question, address, null, "no answer: " + e.getMessage());
      boolean timeout = e.getCause() instanceof TimeoutException;
      inquiry.require(
          false,
          "answer of " + idp.name(),
          "within two seconds, 64 kB at most",
          String.valueOf(e.getMessage()),
          Broker.SOURCE,
          timeout ? late : Broker.refusal("Connection reset"));
      throw new IllegalStateException(e);
    }
    var fields = fields(response);
    tell(
        question,
        address,
        response.status(),
        response.status()
            + ", "
            + response.body().length()
            + " bytes\nfields: "
            + String.join(", ", (Iterable<String>) fields::fieldNames));
    return new Reply(response.status(), fields);
  }

  private URI address(Question question) {
    try {
      var address = new URI(question.address());
      boolean allowed = origins.permit(address);
      inquiry.require(
          allowed,
          "whom the pool calls",
          "an origin of this installation",
          question.address(),
          "this endpoint: it calls nobody outside",
          Broker.refusal("Connection reset"));
      return address;
    } catch (URISyntaxException e) {
      inquiry.require(
          false,
          "whom the pool calls",
          "an address",
          question.address(),
          Broker.SOURCE,
          Broker.refusal("Connection reset"));
      throw new IllegalStateException(e);
    }
  }

  private static Request request(Question question, URI address) {
    var encoded = encoded(question.parameters());
    var headers = Headers.of("Accept", "application/json");
    if (!question.bearer().isEmpty()) {
      headers = headers.and("Authorization", "Bearer " + question.bearer());
    }
    if (question.method().equals("POST")) {
      return new Request(
          "POST",
          address,
          headers.and("Content-Type", "application/x-www-form-urlencoded"),
          Body.of(encoded));
    }
    var text = address.toString();
    var uri = encoded.isEmpty() ? text : text + (text.contains("?") ? "&" : "?") + encoded;
    return new Request("GET", URI.create(uri), headers, Body.EMPTY);
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** An answer that is no JSON object holds nothing. */
  private static ObjectNode fields(Response response) {
    try {
      return JSON.readTree(response.body().bytes()) instanceof ObjectNode object
          ? object
          : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private void tell(Question question, URI address, @Nullable Integer status, String ending) {
    var text = new StringBuilder(question.method()).append(' ').append(question.address());
    if (!question.bearer().isEmpty()) {
      text.append("\nAuthorization: Bearer (the access token)");
    }
    question
        .parameters()
        .forEach(
            (name, value) ->
                text.append('\n')
                    .append(name)
                    .append(" = ")
                    .append(question.secrets().getOrDefault(name, value)));
    inquiry.tell(
        new Note(
            question.what(),
            text.append("\n→ ").append(ending).toString(),
            new Call(idp.name(), question.method() + " " + address.getPath(), status)));
  }
}
