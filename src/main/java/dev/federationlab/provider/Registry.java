package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.People.ReadyPerson;
import dev.federationlab.store.Expiries;
import java.util.List;

/** What one provider remembers, in its own space of the store. */
public record Registry(
    Clients clients, People people, Sessions sessions, Grants grants, Secrets secrets) {

  /**
   * Opens it, and makes the ready people at the first start.
   *
   * @param space {@code "provider:google"}
   */
  public static Registry open(
      Surroundings surroundings, String space, List<ReadyPerson> readyPeople) {
    var store = surroundings.store();
    var clock = surroundings.clock();
    var secrets = new Secrets(surroundings.random());
    var expiries = new Expiries(store, space, clock);
    return new Registry(
        new Clients(store, space),
        new People(store, space, secrets, expiries, clock, readyPeople),
        new Sessions(store, space, secrets, expiries, clock),
        new Grants(store, space, secrets, expiries, clock),
        secrets);
  }
}
