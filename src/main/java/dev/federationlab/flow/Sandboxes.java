package dev.federationlab.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Each learner's sandbox, made on first need through the AWS side's control endpoint, which is our
 * own and not AWS's. The exchange is not recorded: it would show the control secret and the
 * account's root key.
 */
final class Sandboxes {
  private static final Kind<Sandbox> SANDBOX = Kind.of("sandbox", Sandbox.class);
  private static final String ID = "aws";

  /** A control endpoint may have to make RSA keys first, on a machine that has much else to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Store store;
  private final HttpSender http;
  private final Parties parties;
  private final UnaryOperator<String> addressOf;

  /**
   * @param addressOf where a learner came from, by their ID, for the cap on sandboxes of one
   *     address
   */
  Sandboxes(Store store, HttpSender http, Parties parties, UnaryOperator<String> addressOf) {
    this.store = store;
    this.http = http;
    this.parties = parties;
    this.addressOf = addressOf;
  }

  Optional<Sandbox> find(String learnerId) {
    return store
        .read(tx -> tx.find(space(learnerId), SANDBOX, ID))
        .map(document -> document.value());
  }

  /**
   * The learner's sandbox, made now if there is none.
   *
   * @throws ConversationBroken if none can be made
   */
  Sandbox of(String learnerId) {
    return find(learnerId).orElseGet(() -> make(learnerId));
  }

  /** Notes that something was set up. */
  void prepared(String learnerId, String what) {
    change(learnerId, sandbox -> sandbox.with(what));
  }

  /** Notes that something is set up no longer. */
  void unprepared(String learnerId, String what) {
    change(learnerId, sandbox -> sandbox.without(what));
  }

  /** Keeps the name that AWS gave to something. */
  void named(String learnerId, String what, String name) {
    change(learnerId, sandbox -> sandbox.named(what, name));
  }

  /** Has everything set up again by the next run: it may have been emptied from outside. */
  void unprepare(String learnerId) {
    change(learnerId, Sandbox::unprepared);
  }

  private void change(String learnerId, UnaryOperator<Sandbox> change) {
    store.change(
        tx ->
            tx.find(space(learnerId), SANDBOX, ID)
                .ifPresent(
                    found ->
                        tx.update(space(learnerId), SANDBOX, found, change.apply(found.value()))));
  }

  private Sandbox make(String learnerId) {
    var answer =
        control(parties.aws(), "/_lab/sandboxes", written(new Wanted(addressOf.apply(learnerId))));
    var made = parsed(answer, Made.class);
    var sandbox =
        new Sandbox(
            made.accountId(), made.accessKeyId(), made.secretAccessKey(), Set.of(), Map.of());
    // Another process may have been quicker: then its sandbox is the learner's, and this one stays
    // unused.
    store.change(tx -> tx.insert(space(learnerId), SANDBOX, ID, sandbox));
    return find(learnerId).orElse(sandbox);
  }

  /**
   * Asks a control endpoint of one of the other two parties.
   *
   * @throws ConversationBroken if it does not answer with success
   */
  Response control(URI origin, String path, String json) {
    var headers = secret().and("Content-Type", "application/json");
    return answered(new Request("POST", origin.resolve(path), headers, Body.of(json)));
  }

  /**
   * Reads a control endpoint of one of the other two parties.
   *
   * @throws ConversationBroken if it does not answer with success
   */
  Response control(URI origin, String path) {
    return answered(new Request("GET", origin.resolve(path), secret(), Body.EMPTY));
  }

  private Headers secret() {
    return Headers.of("Authorization", "Bearer " + parties.controlSecret(), "Accept", "*/*");
  }

  private Response answered(Request request) {
    var path = request.uri().getPath();
    var exchange = http.send(request, PATIENCE);
    var response =
        exchange
            .response()
            .orElseThrow(() -> new ConversationBroken(request.uri() + " cannot be reached"));
    if (response.status() == 429) {
      throw new ConversationBroken("no more sandboxes can be made just now; try again later");
    }
    if (response.status() == 507) {
      throw new ConversationBroken(
          "the disk is full: nothing was changed, and everything recorded can still be read");
    }
    if (response.status() / 100 != 2) {
      throw new ConversationBroken(
          request.method() + " " + path + " was answered with status " + response.status());
    }
    return response;
  }

  <T> T parsed(Response response, Class<T> type) {
    try {
      return store.json().readValue(response.body().bytes(), type);
    } catch (JsonProcessingException e) {
      throw new ConversationBroken("the answer of a control endpoint cannot be read");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String written(Object question) {
    try {
      return store.json().writeValueAsString(question);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + question.getClass(), e);
    }
  }

  static String space(String learnerId) {
    return "learner:" + learnerId;
  }

  private record Wanted(String address) {}

  private record Made(String accountId, String accessKeyId, String secretAccessKey) {}
}
