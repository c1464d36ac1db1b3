package dev.federationlab.aws.userpools.user;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A user of a pool, as kept under their username (in lower case where the pool takes no notice of
 * case).
 *
 * @param username as it was chosen, or made: {@code "alice"}, {@code "Facebook_1234"}
 * @param sub a UUID that never changes
 * @param attributes without {@code sub}; values are texts, as in the API
 * @param password absent for who cannot sign in with one
 * @param groups names, in the order in which the user joined
 * @param identities the web identities that sign in as this user
 * @param totp their authenticator app; absent if there is none, or none that has shown a code
 * @param mfaPreference the factor that they prefer: {@code SOFTWARE_TOKEN_MFA}; empty for none
 * @param signedOutAt tokens of sign-ins before this are dead (GlobalSignOut)
 */
public record User(
    String username,
    String sub,
    SortedMap<String, String> attributes,
    UserStatusType status,
    boolean enabled,
    Instant createdAt,
    Instant modifiedAt,
    @Nullable Password password,
    List<String> groups,
    List<Identity> identities,
    @Nullable Totp totp,
    String mfaPreference,
    @Nullable Instant signedOutAt) {

  /**
   * A password as its SRP verifier (RFC 5054 §2.4, aws-behaviour 3.5) and nothing else.
   *
   * @param salt hexadecimal, 16 bytes
   * @param verifier hexadecimal, v = g^x mod N
   * @param temporary set by an administrator, to be changed at the first sign-in
   */
  public record Password(String salt, String verifier, Instant setAt, boolean temporary) {
    /** Without the verifier, which stands for the password. */
    @Override
    public String toString() {
      return "Password[set " + setAt + "]";
    }
  }

  /**
   * A web identity (aws-behaviour 3.8, claim {@code identities}).
   *
   * @param providerName {@code "Facebook"}
   * @param providerType {@code "Facebook"}, {@code "OIDC"}
   * @param issuer absent for social providers
   * @param primary whether the user came to be by signing in with it
   */
  public record Identity(
      String providerName,
      String providerType,
      String userId,
      @Nullable String issuer,
      boolean primary,
      Instant createdAt) {}

  /**
   * An authenticator app that has shown a right code (RFC 6238).
   *
   * @param secret base32, 20 bytes or more
   * @param enabled whether it is asked for at sign-in
   * @param lastStep the time step of the last code that was accepted: none is accepted twice
   */
  public record Totp(String secret, boolean enabled, long lastStep) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Totp[enabled " + enabled + "]";
    }
  }

  public User {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    groups = List.copyOf(groups);
    identities = List.copyOf(identities);
  }

  /** The value of an attribute; empty if there is none. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The same with other attributes. */
  public User withAttributes(SortedMap<String, String> attributes) {
    return with(change -> change.attributes = attributes);
  }

  /** The same in another state. */
  public User withStatus(UserStatusType status) {
    return with(change -> change.status = status);
  }

  /** The same, allowed to sign in or not. */
  public User withEnabled(boolean enabled) {
    return with(change -> change.enabled = enabled);
  }

  /** The same with another password, or none. */
  public User withPassword(@Nullable Password password) {
    return with(change -> change.password = password);
  }

  /** The same in other groups. */
  public User withGroups(List<String> groups) {
    return with(change -> change.groups = groups);
  }

  /** The same with other web identities. */
  public User withIdentities(List<Identity> identities) {
    return with(change -> change.identities = identities);
  }

  /** The same with another authenticator app, or none. */
  public User withTotp(@Nullable Totp totp) {
    return with(change -> change.totp = totp);
  }

  /** The same with another preferred factor; empty for none. */
  public User withMfaPreference(String mfaPreference) {
    return with(change -> change.mfaPreference = mfaPreference);
  }

  /** The same, tokens of sign-ins before then being dead. */
  public User withSignedOutAt(Instant signedOutAt) {
    return with(change -> change.signedOutAt = signedOutAt);
  }

  /** The same, changed at this time. */
  public User modified(Instant at) {
    return with(change -> change.modifiedAt = at);
  }

  /** {@code UserMFASettingList}: the second factors that are asked for at sign-in. */
  public List<String> factors() {
    return totp != null && totp.enabled() ? List.of("SOFTWARE_TOKEN_MFA") : List.of();
  }

  /** Whether an attribute is {@code "true"}: {@code email_verified}. */
  public boolean has(String flag) {
    return attribute(flag).equals("true");
  }

  private User with(Consumer<Change> wanted) {
    var change = new Change();
    wanted.accept(change);
    return change.made();
  }

  /** What can change of a user: all but their name, their {@code sub} and when they came. */
  private final class Change {
    private SortedMap<String, String> attributes = User.this.attributes;
    private UserStatusType status = User.this.status;
    private boolean enabled = User.this.enabled;
    private Instant modifiedAt = User.this.modifiedAt;
    private @Nullable Password password = User.this.password;
    private List<String> groups = User.this.groups;
    private List<Identity> identities = User.this.identities;
    private @Nullable Totp totp = User.this.totp;
    private String mfaPreference = User.this.mfaPreference;
    private @Nullable Instant signedOutAt = User.this.signedOutAt;

    User made() {
      return new User(
          username,
          sub,
          attributes,
          status,
          enabled,
          createdAt,
          modifiedAt,
          password,
          groups,
          identities,
          totp,
          mfaPreference,
          signedOutAt);
    }
  }
}
