package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.People.ReadyPerson;
import dev.federationlab.store.Expiries;
import java.util.List;
import java.util.function.Function;

/** What one provider remembers, in its own space of the store. */
public record Registry(
    Clients clients, People people, Sessions sessions, Grants grants, Secrets secrets) {

  /**
   * Opens it, and makes the ready people at the first start.
   *
   * @param provider its name: {@code "google"}
   * @param forms how its codes and tokens look
   * @param ids makes the ID of a new account, in the provider's form
   * @param clients the apps that it knows; those registered before stay
   */
  public static Registry open(
      Surroundings surroundings,
      String provider,
      TokenForms forms,
      Function<Secrets, String> ids,
      List<Client> clients) {
    var store = surroundings.store();
    var clock = surroundings.clock();
    var space = space(provider);
    var secrets = new Secrets(surroundings.random());
    var expiries = new Expiries(store, space, clock);
    var registry =
        new Registry(
            new Clients(store, space),
            new People(
                store, space, () -> ids.apply(secrets), secrets, expiries, clock, ReadyPerson.ALL),
            new Sessions(store, space, secrets, expiries, clock),
            new Grants(store, space, forms, secrets, expiries, clock),
            secrets);
    clients.forEach(registry.clients()::register);
    return registry;
  }

  /** The space of a provider's documents: {@code "provider:google"}. */
  public static String space(String provider) {
    return "provider:" + provider;
  }
}
