package dev.federationlab.flow.edit;

import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the lab remembers of each learner's policies: the originals, and the edits. */
public final class KeptEdits {
  /** More edits than this are not kept at once. */
  public static final int MOST = 40;

  private static final Kind<Edit> EDIT = Kind.of("policy-edit", Edit.class);
  private static final Kind<Original> ORIGINAL = Kind.of("policy-original", Original.class);

  /** A policy as a flow set it up. */
  private record Original(String text) {}

  private final Store store;
  private final Function<String, String> spaces;

  /**
   * @param spaces the store's space of a learner, by their ID
   */
  public KeptEdits(Store store, Function<String, String> spaces) {
    this.store = store;
    this.spaces = spaces;
  }

  /** What the flow put there; empty if no flow did. */
  public Optional<String> original(String learnerId, PolicyPlace place) {
    return store.read(
        tx ->
            tx.find(space(learnerId), ORIGINAL, place.id())
                .map(document -> document.value().text()));
  }

  /** Remembers what a flow put there. */
  public void setUp(String learnerId, PolicyWrite write) {
    store.change(
        tx -> tx.put(space(learnerId), ORIGINAL, write.place().id(), new Original(write.text())));
  }

  /** The learner's edit of a policy, if there is one. */
  public Optional<Edit> find(String learnerId, PolicyPlace place) {
    return store.read(tx -> tx.find(space(learnerId), EDIT, place.id()).map(Document::value));
  }

  /** All edits of a learner, of whichever flow. */
  public List<Edit> all(String learnerId) {
    return store.read(
        tx -> tx.list(space(learnerId), EDIT, "", "", MOST).stream().map(Document::value).toList());
  }

  /**
   * Keeps an edit in place of an earlier one of the same policy.
   *
   * @return false, and nothing is kept, if there are too many already
   */
  public boolean keep(String learnerId, Edit edit) {
    var space = space(learnerId);
    return store.write(
        tx -> {
          var known = tx.find(space, EDIT, edit.place());
          if (known.isEmpty() && tx.count(space, EDIT) >= MOST) {
            return false;
          }
          tx.put(space, EDIT, edit.place(), edit);
          return true;
        });
  }

  /** Forgets an edit. */
  public void forget(String learnerId, PolicyPlace place) {
    store.change(tx -> tx.delete(space(learnerId), EDIT, place.id()));
  }

  private String space(String learnerId) {
    return spaces.apply(learnerId);
  }
}
