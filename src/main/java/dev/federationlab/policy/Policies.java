package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads policies, each text once: what has been read is kept by content, up to a total length. Safe
 * for any thread.
 */
public final class Policies {
  private final int capacity;
  private final Map<Key, Policy> known = new LinkedHashMap<>(64, 0.75f, true);
  private int held;

  private record Key(Kind kind, String text) {}

  /**
   * @param capacity how many characters of policy text are kept, the least recently used going
   *     first
   */
  public Policies(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Reads a policy that a client hands in.
   *
   * @param kind what it is to be, which decides the elements it must and must not have
   * @param maxCharacters white space outside of strings not counted
   * @throws MalformedPolicyException if it cannot be read, is none of this kind, or is too long
   */
  public Policy read(Kind kind, String text, int maxCharacters) throws MalformedPolicyException {
    int size = size(text);
    if (size > maxCharacters) {
      throw new MalformedPolicyException(
          "Policy exceeds the maximum allowed document size.",
          size + " characters without white space, at most " + maxCharacters + " are allowed",
          new Place(1, 1),
          true);
    }
    return known(kind, text);
  }

  /**
   * Reads a policy that was accepted before.
   *
   * @throws IllegalStateException if it cannot be read after all
   */
  public Policy stored(Kind kind, String text) {
    try {
      return known(kind, text);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("a stored policy cannot be read, " + e.explanation(), e);
    }
  }

  /**
   * The length that IAM's limits are about: characters, those of white space outside of strings not
   * counted.
   */
  public static int size(String text) {
    int size = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString && c == '\\') {
        i++;
        size++;
      } else if (c == '"') {
        inString = !inString;
      }
      if (inString || c > ' ') {
        size++;
      }
    }
    return size;
  }

  private Policy known(Kind kind, String text) throws MalformedPolicyException {
    var key = new Key(kind, text);
    synchronized (known) {
      var found = known.get(key);
      if (found != null) {
        return found;
      }
    }
    var policy = PolicyReader.read(kind, text);
    synchronized (known) {
      if (text.length() <= capacity && known.putIfAbsent(key, policy) == null) {
        held += text.length();
        for (var oldest = known.entrySet().iterator(); held > capacity; ) {
          held -= oldest.next().getKey().text().length();
          oldest.remove();
        }
      }
    }
    return policy;
  }
}
