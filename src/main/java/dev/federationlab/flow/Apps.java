package dev.federationlab.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each learner's own app at a provider, registered on first need through the provider's control
 * endpoint, as a developer would in the provider's console. Learners sign in as the same ready
 * people, so the audience alone tells their ID tokens apart: with one app for all, the token of one
 * would satisfy the trust policy of the other. Like the sandbox's root key, the registration is not
 * recorded.
 */
final class Apps {
  private static final Kind<Registered> APP = Kind.of("app", Registered.class);
  private static final String NAME = "Federation Lab";

  private final Store store;
  private final Sandboxes sandboxes;
  private final URI origin;
  private final Map<String, List<String>> callbacks;

  /**
   * @param origin of the providers
   * @param callbacks where a provider, by its name, may send the browser back to, character by
   *     character
   */
  Apps(Store store, Sandboxes sandboxes, URI origin, Map<String, List<String>> callbacks) {
    this.store = store;
    this.sandboxes = sandboxes;
    this.origin = origin;
    this.callbacks = Map.copyOf(callbacks);
  }

  /** The learner's app, if there is one. */
  Optional<App> find(String learnerId, String provider) {
    return registered(learnerId, provider).map(Registered::app);
  }

  /**
   * The learner's app, registered now if there is none. They get a sandbox first, so that the cap
   * on sandboxes holds for apps too.
   *
   * @throws ConversationBroken if it cannot be had
   */
  App of(String learnerId, String provider) {
    var known = registered(learnerId, provider);
    var wanted = callbacks.getOrDefault(provider, List.of());
    if (known.isPresent() && known.get().callbacks().equals(wanted)) {
      return known.get().app();
    }
    sandboxes.of(learnerId);
    // The lab may live at another address than before: then the same app gets new callbacks.
    var made = register(provider, wanted, known.map(Registered::app).orElse(null));
    var space = Sandboxes.space(learnerId);
    return store.write(
        tx -> {
          var found = tx.find(space, APP, provider);
          if (found.isPresent() && !found.get().value().app().equals(made)) {
            return found.get().value().app(); // another tab was quicker
          }
          tx.put(space, APP, provider, new Registered(made, wanted));
          return made;
        });
  }

  private Optional<Registered> registered(String learnerId, String provider) {
    return store
        .read(tx -> tx.find(Sandboxes.space(learnerId), APP, provider))
        .map(document -> document.value());
  }

  private App register(String provider, List<String> wanted, @Nullable App known) {
    var question =
        new Question(
            provider,
            NAME,
            wanted,
            known == null ? null : known.clientId(),
            known == null ? null : known.clientSecret());
    var answer = sandboxes.control(origin, "/_lab/clients", sandboxes.written(question));
    var made = sandboxes.parsed(answer, Answer.class);
    return new App(made.clientId(), made.clientSecret());
  }

  private record Registered(App app, List<String> callbacks) {}

  /** In the names of dynamic registration (RFC 7591 §2), which Google itself does not offer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Question(
      String provider,
      @JsonProperty("client_name") String name,
      @JsonProperty("redirect_uris") List<String> callbacks,
      @JsonProperty("client_id") @Nullable String clientId,
      @JsonProperty("client_secret") @Nullable String clientSecret) {}

  private record Answer(
      @JsonProperty("client_id") String clientId,
      @JsonProperty("client_secret") String clientSecret) {}
}
