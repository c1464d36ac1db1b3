package dev.federationlab.flow;

import java.util.Set;
import java.util.TreeSet;

/**
 * A learner's AWS account with its root key. Stored; never shown.
 *
 * @param prepared what was set up in it already, so that it is not set up again
 */
public record Sandbox(
    String accountId, String accessKeyId, String secretAccessKey, Set<String> prepared) {
  public Sandbox {
    prepared = Set.copyOf(prepared);
  }

  Sandbox with(String done) {
    var more = new TreeSet<>(prepared);
    more.add(done);
    return new Sandbox(accountId, accessKeyId, secretAccessKey, more);
  }

  Sandbox without(String undone) {
    var fewer = new TreeSet<>(prepared);
    fewer.remove(undone);
    return new Sandbox(accountId, accessKeyId, secretAccessKey, fewer);
  }

  Sandbox unprepared() {
    return new Sandbox(accountId, accessKeyId, secretAccessKey, Set.of());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Sandbox[" + accountId + "]";
  }
}
