package dev.federationlab.provider.oauth;

import dev.federationlab.provider.Client;
import dev.federationlab.provider.Clients;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a developer does in a provider's console: registers an app, with the addresses that browsers
 * may be sent back to. Reached only through the control endpoint.
 */
public final class Registration {
  private static final int MAX_ADDRESSES = 20;

  private final Clients clients;
  private final Supplier<String> newId;
  private final Supplier<String> newSecret;

  /**
   * @param newId makes client IDs in the provider's form
   * @param newSecret makes secrets that nobody can guess
   */
  public Registration(Clients clients, Supplier<String> newId, Supplier<String> newSecret) {
    this.clients = clients;
    this.newId = newId;
    this.newSecret = newSecret;
  }

  /**
   * Registers an app, or changes one that its developer knows ID and secret of.
   *
   * @param parameters in the names of RFC 7591 §2: {@code client_name}, {@code redirect_uris}; for
   *     a change also {@code client_id} and {@code client_secret}
   * @return the {@code client_id} and the {@code client_secret}
   * @throws IllegalArgumentException if one is missing or wrong
   */
  public Map<String, Object> register(Map<String, Object> parameters) {
    var id = newId.get();
    var secret = newSecret.get();
    if (parameters.containsKey("client_id")) {
      id = ControlForm.text(parameters.get("client_id"), "client_id");
      secret = ControlForm.text(parameters.get("client_secret"), "client_secret");
      var known = clients.find(id);
      if (known.isPresent() && !known.get().hasSecret(secret)) {
        throw new IllegalArgumentException("`client_secret` is not that of the app");
      }
    }
    var name = ControlForm.text(parameters.get("client_name"), "client_name");
    clients.register(new Client(id, secret, name, addresses(parameters.get("redirect_uris"))));
    return Map.of("client_id", id, "client_secret", secret);
  }

  private static List<String> addresses(@Nullable Object value) {
    if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException(
          "`redirect_uris` must be a list of 1 to " + MAX_ADDRESSES + " addresses");
    }
    return list.stream().map(address -> ControlForm.text(address, "redirect_uris")).toList();
  }
}
