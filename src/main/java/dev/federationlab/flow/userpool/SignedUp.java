package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.ArrayList;
import java.util.List;

/** Those who signed up in this sandbox: only the last few stay in the directory. */
final class SignedUp {
  private static final String NAMES = "user-pool/users";
  private static final int KEPT = 10;

  private SignedUp() {}

  /** Makes room for one more, by deleting who signed up first; recorded as preparation. */
  static void makeRoom(Run run, String poolId) throws Refused {
    var names = names(run);
    while (names.size() >= KEPT) {
      DirectoryUser.delete(run.preparing(), poolId, names.remove(0));
      keep(run, names);
    }
  }

  /** Somebody signed up. */
  static void add(Run run, String username) {
    var names = names(run);
    names.add(username);
    keep(run, names);
    run.name(NewUser.LATEST, username);
  }

  private static List<String> names(Run run) {
    var kept = run.named(NAMES).orElse("");
    return new ArrayList<>(kept.isEmpty() ? List.of() : List.of(kept.split(",")));
  }

  private static void keep(Run run, List<String> names) {
    run.name(NAMES, String.join(",", names));
  }
}
