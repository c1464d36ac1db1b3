package dev.federationlab.flow;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A learner's AWS account with its root key. Stored; never shown.
 *
 * @param prepared what was set up in it already, so that it is not set up again
 * @param names what AWS chose names for when it was set up: {@code "user-pool"} → its ID
 */
public record Sandbox(
    String accountId,
    String accessKeyId,
    String secretAccessKey,
    Set<String> prepared,
    // Absent in sandboxes that were stored before there were any.
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> names) {
  public Sandbox {
    prepared = Set.copyOf(prepared);
    names = Map.copyOf(names);
  }

  /** What must not be found anywhere in an app, by what it is called. */
  Map<String, String> secrets() {
    return Map.of(
        "the access key ID of this sandbox's root", accessKeyId,
        "the secret access key of this sandbox's root", secretAccessKey);
  }

  Sandbox with(String done) {
    var more = new TreeSet<>(prepared);
    more.add(done);
    return new Sandbox(accountId, accessKeyId, secretAccessKey, more, names);
  }

  Sandbox without(String undone) {
    var fewer = new TreeSet<>(prepared);
    fewer.remove(undone);
    return new Sandbox(accountId, accessKeyId, secretAccessKey, fewer, names);
  }

  /** The names stay: what is found to be gone gets a new one. */
  Sandbox unprepared() {
    return new Sandbox(accountId, accessKeyId, secretAccessKey, Set.of(), names);
  }

  Sandbox named(String what, String name) {
    var more = new TreeMap<>(names);
    more.put(what, name);
    return new Sandbox(accountId, accessKeyId, secretAccessKey, prepared, more);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Sandbox[" + accountId + "]";
  }
}
