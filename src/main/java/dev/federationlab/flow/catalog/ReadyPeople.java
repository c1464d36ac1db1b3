package dev.federationlab.flow.catalog;

import dev.federationlab.flow.Person;
import java.util.List;

/** Who has an account at every provider and can sign in with one click. */
final class ReadyPeople {
  static final List<Person> ALL =
      List.of(
          new Person("ada", "Ada Okafor"),
          new Person("ben", "Ben Lindqvist"),
          new Person("chiara", "Chiara Rossi"));

  private ReadyPeople() {}
}
