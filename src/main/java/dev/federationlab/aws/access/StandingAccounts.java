package dev.federationlab.aws.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Accounts given when the product is started, for scripts and for the tests of other projects. They
 * live in the options, not in the store: one that is no longer given no longer has a key.
 */
public final class StandingAccounts {
  /** No standing accounts. */
  public static final StandingAccounts NONE = new StandingAccounts(Map.of());

  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Za-z0-9_]{4,128}");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{4,256}");

  private final Map<String, RootKey> byAccessKeyId;

  private StandingAccounts(Map<String, RootKey> byAccessKeyId) {
    this.byAccessKeyId = byAccessKeyId;
  }

  /**
   * Reads {@code ID:ACCESS_KEY_ID:SECRET}, each from one {@code --account}.
   *
   * @throws IllegalArgumentException with one line that names the option and what is wrong, never
   *     the secret
   */
  public static StandingAccounts of(List<String> options) {
    var keys = new LinkedHashMap<String, RootKey>();
    for (var option : options) {
      var key = read(option.strip());
      if (keys.values().stream().anyMatch(other -> other.accountId().equals(key.accountId()))) {
        throw wrong("account given twice: " + key.accountId());
      }
      if (keys.put(key.accessKeyId(), key) != null) {
        throw wrong("access key ID given twice: " + key.accessKeyId());
      }
    }
    return new StandingAccounts(keys);
  }

  private static RootKey read(String option) {
    var parts = option.split(":", 3);
    if (parts.length < 3) {
      throw wrong("expected ID:ACCESS_KEY_ID:SECRET, found " + parts.length + " part(s)");
    }
    if (!ACCOUNT_ID.matcher(parts[0]).matches()) {
      throw wrong("an account ID is 12 digits, not `" + parts[0] + "`");
    }
    if (!ACCESS_KEY_ID.matcher(parts[1]).matches()) {
      throw wrong(
          "an access key ID is 4 to 128 letters, digits and underscores, not `" + parts[1] + "`");
    }
    if (parts[1].startsWith("ASIA")) {
      throw wrong("ASIA is for temporary keys, and these are not: " + parts[1]);
    }
    if (!SECRET.matcher(parts[2]).matches()) {
      throw wrong(
          "the secret of account " + parts[0] + " is not 4 to 256 visible ASCII characters");
    }
    return new RootKey(parts[0], parts[1], parts[2]);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("`--account`: " + what);
  }

  /** The root key with this ID, if it is one of theirs. */
  public Optional<RootKey> key(String accessKeyId) {
    return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
  }

  /** Whether an account is one of them. */
  public boolean has(String accountId) {
    return byAccessKeyId.values().stream().anyMatch(key -> key.accountId().equals(accountId));
  }

  /** Their root keys, in the order in which they were given. */
  public List<RootKey> keys() {
    return List.copyOf(byAccessKeyId.values());
  }
}
