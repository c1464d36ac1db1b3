package dev.federationlab.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one browser has done at a provider.
 *
 * @param current the {@code sub} of who is signed in
 * @param people subs of those who signed up or in here, but for the ready people
 * @param signUps how many accounts were made here
 */
public record Session(
    Instant expiresAt,
    @Nullable String current,
    List<String> people,
    List<Consent> consents,
    List<Choice> choices,
    int signUps) {
  private static final int MAX_PEOPLE = 12;
  private static final int MAX_CONSENTS = 40;
  private static final int MAX_CHOICES = 8;
  private static final Duration CHOICE_LIFE = Duration.ofMinutes(10);

  /** What somebody let an app do. */
  public record Consent(String sub, String clientId, Set<String> scopes) {}

  /**
   * Who was chosen for one authorization request, which is named by the digest of its parameters.
   */
  public record Choice(String request, String sub, Instant at) {}

  public Session {
    people = List.copyOf(people);
    consents = List.copyOf(consents);
    choices = List.copyOf(choices);
  }

  static Session until(Instant expiresAt) {
    return new Session(expiresAt, null, List.of(), List.of(), List.of(), 0);
  }

  /** The same once somebody has signed in for a request. */
  public Session signedIn(Person person, String request, Instant at) {
    var known = new ArrayList<>(people);
    if (!person.ready()) {
      known.remove(person.sub());
      known.add(person.sub());
    }
    var chosen = new ArrayList<>(choices);
    chosen.removeIf(choice -> choice.request().equals(request));
    chosen.add(new Choice(request, person.sub(), at));
    return new Session(
        expiresAt,
        person.sub(),
        last(known, MAX_PEOPLE),
        consents,
        last(chosen, MAX_CHOICES),
        signUps);
  }

  /** The same with one more account made here. */
  public Session signedUp() {
    return new Session(expiresAt, current, people, consents, choices, signUps + 1);
  }

  /** The same once somebody has let an app do something. */
  public Session consented(String sub, String clientId, Set<String> scopes) {
    var given = new ArrayList<>(consents);
    given.removeIf(consent -> consent.sub().equals(sub) && consent.clientId().equals(clientId));
    given.add(new Consent(sub, clientId, scopes));
    return new Session(expiresAt, current, people, last(given, MAX_CONSENTS), choices, signUps);
  }

  /** The same once a request is answered. */
  public Session answered(String request) {
    var open = choices.stream().filter(choice -> !choice.request().equals(request)).toList();
    return new Session(expiresAt, current, people, consents, open, signUps);
  }

  /** Who was chosen for a request within the last ten minutes. */
  public Optional<String> chosen(String request, Instant now) {
    return choices.stream()
        .filter(
            choice ->
                choice.request().equals(request) && now.isBefore(choice.at().plus(CHOICE_LIFE)))
        .map(Choice::sub)
        .findFirst();
  }

  /** Whether somebody has let an app do all this already. */
  public boolean allows(String sub, String clientId, Set<String> scopes) {
    return consents.stream()
        .anyMatch(
            consent ->
                consent.sub().equals(sub)
                    && consent.clientId().equals(clientId)
                    && consent.scopes().containsAll(scopes));
  }

  private static <T> List<T> last(List<T> all, int count) {
    return all.subList(Math.max(0, all.size() - count), all.size());
  }
}
