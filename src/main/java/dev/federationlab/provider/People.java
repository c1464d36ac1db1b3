package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Document;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Who has an account. Two strangers never meet here: who signed up is found by e-mail address with
 * the right password, or by the browser session that they signed up in, and is listed to nobody.
 * Without a password the session is the only way back, so the account goes when the session has
 * gone.
 */
public final class People {
  private static final Kind<Person> KIND = Kind.of("person", Person.class);
  private static final Kind<Sub> BY_EMAIL = Kind.of("person-by-email", Sub.class);
  private static final Kind<Sub> READY = Kind.of("ready-person", Sub.class);
  private static final int MAX_PEOPLE = 20_000;
  private static final int MAX_NAME_CHARACTERS = 200;
  private static final int MAX_PASSWORD_CHARACTERS = 200;
  private static final int MIN_PASSWORD_CHARACTERS = 8;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}");

  private final Store store;
  private final String space;
  private final Supplier<String> newId;
  private final Passwords passwords;
  private final Expiries expiries;
  private final Throttle guessesPerAccount;
  private final Throttle guessesPerAddress;
  private final List<Person> ready;

  record Sub(String sub) {}

  /**
   * @param newId makes the {@code sub} of a new account, in the form of this provider
   * @param readyPeople ID, name and e-mail address of each; they get their {@code sub} at the first
   *     start
   */
  People(
      Store store,
      String space,
      Supplier<String> newId,
      Secrets secrets,
      Expiries expiries,
      Clock clock,
      List<ReadyPerson> readyPeople) {
    this.store = store;
    this.space = space;
    this.newId = newId;
    this.passwords = new Passwords(secrets);
    this.expiries = expiries;
    this.guessesPerAccount = new Throttle(10, Duration.ofMinutes(15), clock);
    this.guessesPerAddress = new Throttle(200, Duration.ofMinutes(15), clock);
    this.ready =
        store.write(
            transaction -> readyPeople.stream().map(person -> seed(transaction, person)).toList());
  }

  /** Somebody whom everybody may be. */
  public record ReadyPerson(String id, String name, String email) {
    /** The same three at every provider, as people are who have accounts with several. */
    public static final List<ReadyPerson> ALL =
        List.of(
            new ReadyPerson("ada", "Ada Okafor", "ada@example.com"),
            new ReadyPerson("ben", "Ben Lindqvist", "ben@example.com"),
            new ReadyPerson("chiara", "Chiara Rossi", "chiara@example.com"));
  }

  /** Why an account could not be made. */
  public enum SignUpFault {
    NAME("Enter a name of at most 200 characters."),
    EMAIL("Enter an e-mail address such as you@example.com."),
    PASSWORD("A password has 8 to 200 characters; or leave it empty."),
    TAKEN(
        "This address has an account here already. Sign in with its password, or use another"
            + " address."),
    FULL("There are too many accounts here. Go on as one of the ready people.");

    private final String words;

    SignUpFault(String words) {
      this.words = words;
    }

    /** What to tell the person. */
    public String words() {
      return words;
    }
  }

  /** Either the new person or what was wrong. */
  public record SignUp(Optional<Person> person, Optional<SignUpFault> fault) {}

  /** The people as whom anybody may go on, in their order. */
  public List<Person> ready() {
    return ready;
  }

  /** One of the ready people. */
  public Optional<Person> ready(String readyId) {
    return ready.stream().filter(person -> readyId.equals(person.readyId())).findFirst();
  }

  public Optional<Person> find(String sub) {
    return store.read(transaction -> transaction.find(space, KIND, sub)).map(Document::value);
  }

  /** The people of these subs who still have an account. */
  public List<Person> find(List<String> subs) {
    var found = new ArrayList<Person>();
    subs.forEach(sub -> find(sub).ifPresent(found::add));
    return found;
  }

  /**
   * Makes an account.
   *
   * @param password may be empty: then the account goes at {@code sessionEnd}
   */
  public SignUp signUp(String name, String email, String password, Instant sessionEnd) {
    var fault = fault(name, email, password);
    if (fault.isPresent()) {
      return new SignUp(Optional.empty(), fault);
    }
    var hash = password.isEmpty() ? null : passwords.hash(password);
    var person = new Person(newId.get(), email.strip(), false, name.strip(), null, hash);
    boolean fresh =
        store.write(
            transaction -> {
              if (hash != null
                  && !transaction.insert(space, BY_EMAIL, key(email), new Sub(person.sub()))) {
                return false;
              }
              transaction.insert(space, KIND, person.sub(), person);
              if (hash == null) {
                expiries.note(transaction, sessionEnd, KIND, person.sub());
              }
              return true;
            });
    return fresh
        ? new SignUp(Optional.of(person), Optional.empty())
        : new SignUp(Optional.empty(), Optional.of(SignUpFault.TAKEN));
  }

  /** Whether another guess may be made for this account from this address; counts it as one. */
  public boolean mayGuess(String email, String address) {
    boolean forAccount = guessesPerAccount.admits(Secrets.digest(key(email)));
    return guessesPerAddress.admits(address) && forAccount;
  }

  /** Who signed up with this address and password. */
  public Optional<Person> authenticate(String email, String password) {
    if (password.length() > MAX_PASSWORD_CHARACTERS || email.length() > 300) {
      return Optional.empty();
    }
    var person =
        store
            .read(transaction -> transaction.find(space, BY_EMAIL, key(email)))
            .flatMap(index -> find(index.value().sub()));
    if (person.isEmpty() || person.get().password() == null) {
      passwords.matchNobody(password);
      return Optional.empty();
    }
    var found =
        person.filter(
            candidate -> passwords.matches(password, String.valueOf(candidate.password())));
    found.ifPresent(known -> guessesPerAccount.forget(Secrets.digest(key(email))));
    return found;
  }

  private Optional<SignUpFault> fault(String name, String email, String password) {
    if (name.isBlank()
        || name.strip().length() > MAX_NAME_CHARACTERS
        || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(SignUpFault.NAME);
    }
    if (!EMAIL.matcher(email.strip()).matches()) {
      return Optional.of(SignUpFault.EMAIL);
    }
    if (!password.isEmpty()
        && (password.length() < MIN_PASSWORD_CHARACTERS
            || password.length() > MAX_PASSWORD_CHARACTERS)) {
      return Optional.of(SignUpFault.PASSWORD);
    }
    if (ready.stream().anyMatch(person -> key(person.email()).equals(key(email)))) {
      return Optional.of(SignUpFault.TAKEN);
    }
    return store.read(transaction -> transaction.count(space, KIND)) >= MAX_PEOPLE
        ? Optional.of(SignUpFault.FULL)
        : Optional.empty();
  }

  private Person seed(Transaction transaction, ReadyPerson ready) {
    transaction.insert(space, READY, ready.id(), new Sub(newId.get()));
    var sub = transaction.find(space, READY, ready.id()).orElseThrow().value().sub();
    var person = new Person(sub, ready.email(), true, ready.name(), ready.id(), null);
    transaction.put(space, KIND, sub, person);
    return person;
  }

  private static String key(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
