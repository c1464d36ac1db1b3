package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.util.List;
import java.util.Optional;

/** The apps that a provider knows. */
public final class Clients {
  private static final Kind<Registered> KIND = Kind.of("client", Registered.class);
  private static final int MAX_ID_CHARACTERS = 200;

  private final Store store;
  private final String space;

  public Clients(Store store, String space) {
    this.store = store;
    this.space = space;
  }

  /** An app as it is kept: of its secret only the SHA-256. */
  public record Registered(String id, String secretDigest, String name, List<String> redirectUris) {
    /** Whether a secret is this client's. */
    public boolean hasSecret(String secret) {
      return Secrets.same(secretDigest, Secrets.digest(secret));
    }
  }

  /** Registers an app, or changes its registration. */
  public void register(Client client) {
    var registered =
        new Registered(
            client.id(), Secrets.digest(client.secret()), client.name(), client.redirectUris());
    store.change(transaction -> transaction.put(space, KIND, client.id(), registered));
  }

  public Optional<Registered> find(String id) {
    if (id.isEmpty() || id.length() > MAX_ID_CHARACTERS) {
      return Optional.empty();
    }
    return store
        .read(transaction -> transaction.find(space, KIND, id))
        .map(document -> document.value());
  }
}
