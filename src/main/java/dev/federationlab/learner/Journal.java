package dev.federationlab.learner;

import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.time.Clock;
import java.util.Optional;

/** What learners guessed, kept in the store. A guess is kept once and never changed: it was made before the run. */
public final class Journal {
  private static final Kind<Guess> GUESS = Kind.of("guess", Guess.class);

  private final Store store;
  private final Clock clock;

  public Journal(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps a guess, unless there is one already.
   *
   * @param about what the question was about: {@code "google/trade-code"}, {@code "google/trade-code/wrong-verifier"}
   * @param option from 0, or {@link Guess#SKIPPED}
   */
  public void keep(Learner learner, String about, int option) {
    store.change(
        transaction ->
            transaction.insert(learner.space(), GUESS, about, new Guess(option, clock.instant())));
  }

  /** The guess about something, if one was made or skipped. */
  public Optional<Guess> about(Learner learner, String about) {
    return store.read(transaction -> transaction.find(learner.space(), GUESS, about)).map(Document::value);
  }

  /** Forgets the guesses about everything that begins with {@code prefix}, so that they are asked again. */
  public void forget(Learner learner, String prefix) {
    store.change(
        transaction ->
            transaction
                .list(learner.space(), GUESS, prefix, "", 1_000)
                .forEach(guess -> transaction.delete(learner.space(), GUESS, guess.id())));
  }
}
