package dev.federationlab.web.flow;

import dev.federationlab.flow.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What crossed the wire.
 *
 * @param exchanges those of the run, in order
 * @param preparation those by which the sandbox was set up first
 * @param http the selected one; absent before a run
 * @param raw the selected one as text; absent unless it is asked for
 * @param toggleReveal the address that shows or hides the secrets
 * @param toggleRaw the address that shows the exchange raw, or taken apart
 */
public record WireView(
    List<Item> exchanges,
    List<Item> preparation,
    @Nullable HttpView http,
    @Nullable RawView raw,
    boolean revealed,
    String toggleReveal,
    String toggleRaw) {

  /** Whether the selected exchange is one of the preparation. */
  public boolean looksAtPreparation() {
    return preparation.stream().anyMatch(Item::selected);
  }

  /** An exchange to select. */
  public record Item(
      String href,
      String sender,
      String receiver,
      String title,
      String end,
      boolean refused,
      boolean selected) {}

  /** Both messages as they crossed the wire, but for masked secrets. */
  public record RawView(String request, String response) {}

  static WireView of(Scene scene) {
    var spot = scene.spot();
    var secrets = Secrets.of(spot.revealed(), scene.progress(), scene.shown());
    var selected = scene.selected();
    return new WireView(
        scene.shown().map(run -> items(scene, run.messages(), "")).orElse(List.of()),
        scene.shown().map(run -> items(scene, run.preparation(), "p")).orElse(List.of()),
        selected.map(s -> HttpView.of(scene, s.message(), secrets)).orElse(null),
        spot.raw() ? selected.map(s -> raw(s.message(), secrets)).orElse(null) : null,
        spot.revealed(),
        spot.revealed(!spot.revealed()).href(),
        spot.raw(!spot.raw()).href());
  }

  private static List<Item> items(Scene scene, List<Message> messages, String prefix) {
    var items = new ArrayList<Item>();
    var chosen = scene.selected().map(Scene.Selected::name).orElse("");
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      var name = prefix + (i + 1);
      var ending = Ending.of(message);
      items.add(
          new Item(
              scene.spot().at(name).href(),
              message.sender().id(),
              message.sender().title() + " → " + message.receiver().title(),
              message.title(),
              ending.words(),
              ending.refused() || ending.broken(),
              name.equals(chosen)));
    }
    return items;
  }

  private static RawView raw(Message message, Secrets secrets) {
    var request = message.exchange().request();
    var uri = request.uri();
    var target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    var asked =
        new StringBuilder(
            request.method() + " " + (target.isEmpty() ? "/" : target) + " HTTP/1.1\n");
    request
        .headers()
        .fields()
        .forEach(
            h ->
                asked
                    .append(h.name())
                    .append(": ")
                    .append(secrets.field(h.name(), h.value()))
                    .append('\n'));
    asked.append('\n').append(request.body().text());
    var answered = new StringBuilder();
    message
        .exchange()
        .response()
        .ifPresent(
            response -> {
              answered.append("HTTP/1.1 ").append(response.status()).append('\n');
              response
                  .headers()
                  .fields()
                  .forEach(
                      h ->
                          answered
                              .append(h.name())
                              .append(": ")
                              .append(secrets.field(h.name(), h.value()))
                              .append('\n'));
              answered.append('\n').append(response.body().text());
            });
    return new RawView(secrets.text(asked.toString()), secrets.text(answered.toString()));
  }
}
