package dev.federationlab.provider.google;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.Clients;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a developer does in Google's console: registers an app, with the addresses that browsers may
 * be sent back to. Reached only through the control endpoint.
 */
final class Registration {
  private static final int MAX_ADDRESSES = 20;
  private static final int MAX_CHARACTERS = 500;

  private final Clients clients;
  private final Secrets secrets;

  Registration(Clients clients, Secrets secrets) {
    this.clients = clients;
    this.secrets = secrets;
  }

  /**
   * Registers an app, or changes one that its developer knows ID and secret of.
   *
   * @param parameters in the names of RFC 7591 §2: {@code client_name}, {@code redirect_uris}; for
   *     a change also {@code client_id} and {@code client_secret}
   * @return the {@code client_id} and the {@code client_secret}
   * @throws IllegalArgumentException if one is missing or wrong
   */
  Map<String, Object> register(Map<String, Object> parameters) {
    var id = secrets.digits(12) + "-" + secrets.letters(32) + ".apps.googleusercontent.com";
    var secret = "GOCSPX-" + secrets.text(21);
    if (parameters.containsKey("client_id")) {
      id = text(parameters.get("client_id"), "client_id");
      secret = text(parameters.get("client_secret"), "client_secret");
      var known = clients.find(id);
      if (known.isPresent() && !known.get().hasSecret(secret)) {
        throw new IllegalArgumentException("`client_secret` is not that of the app");
      }
    }
    var name = text(parameters.get("client_name"), "client_name");
    clients.register(new Client(id, secret, name, addresses(parameters.get("redirect_uris"))));
    return Map.of("client_id", id, "client_secret", secret);
  }

  private static List<String> addresses(@Nullable Object value) {
    if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException(
          "`redirect_uris` must be a list of 1 to " + MAX_ADDRESSES + " addresses");
    }
    return list.stream().map(address -> text(address, "redirect_uris")).toList();
  }

  private static String text(@Nullable Object value, String name) {
    if (value instanceof String text && !text.isEmpty() && text.length() <= MAX_CHARACTERS) {
      return text;
    }
    throw new IllegalArgumentException(
        "`" + name + "` must be a text of at most " + MAX_CHARACTERS + " characters");
  }
}
