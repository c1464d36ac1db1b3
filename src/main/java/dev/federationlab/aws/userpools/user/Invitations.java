package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Lets administrators create users, who are sent a temporary password and have to change it at
 * their first sign-in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html">AdminCreateUser</a>
 */
final class Invitations {
  private final Users users;
  private final IdentityProviders providers;
  private final Aliases aliases;
  private final Passwords passwords;
  private final Notices notices;
  private final Triggers triggers;
  private final Supplier<UUID> ids;

  Invitations(
      Users users,
      IdentityProviders providers,
      Passwords passwords,
      Notices notices,
      Triggers triggers,
      Supplier<UUID> ids) {
    this.users = users;
    this.providers = providers;
    this.aliases = new Aliases(users);
    this.passwords = passwords;
    this.notices = notices;
    this.triggers = triggers;
    this.ids = ids;
  }

  /**
   * Who is invited, and how.
   *
   * @param temporaryPassword absent: one is made
   * @param media by which the invitation goes; empty: a text message to who has a number, else a
   *     mail
   * @param silent whether nothing is sent
   * @param force whether an alias may be taken from who holds it
   */
  record Invitation(
      String username,
      SortedMap<String, String> attributes,
      @Nullable String temporaryPassword,
      List<Medium> media,
      boolean silent,
      boolean force,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Invitation[" + username + "]";
    }
  }

  /**
   * Creates a user, and sends them their password.
   *
   * @throws ServiceException InvalidParameterException, InvalidPasswordException,
   *     UsernameExistsException, what the pre sign-up function says
   */
  User create(Moment moment, Pool pool, Invitation invitation) {
    NewNames.requireForm(moment, pool, invitation.username());
    NewNames.requireLocal(moment, providers, pool, invitation.username());
    var name = NewNames.of(moment, pool, invitation.username(), invitation.attributes(), ids);
    var attributes = Schema.of(pool).ofNewUser(moment, name.attributes(), false);
    var password =
        invitation.temporaryPassword() == null
            ? passwords.temporary(pool)
            : invitation.temporaryPassword();
    PasswordPolicy.of(pool).require(moment, password);
    requireFree(moment, pool, name.username(), attributes);
    var user =
        new User(
            name.username(),
            name.sub(),
            attributes,
            UserStatusType.FORCE_CHANGE_PASSWORD,
            true,
            moment.now(),
            moment.now(),
            passwords.made(moment, pool, name.username(), password, true),
            List.of(),
            List.of(),
            null,
            "",
            null);
    aliases.require(moment, pool, user, invitation.force());
    triggers.preSignUp(
        moment,
        new Triggers.Event(
            "PreSignUp_AdminCreateUser",
            pool,
            "",
            user,
            invitation.validationData(),
            invitation.clientMetadata()));
    users.create(moment.store(), pool, user);
    send(moment, pool, user, password, invitation);
    return user;
  }

  private void requireFree(
      Moment moment, Pool pool, String username, SortedMap<String, String> attributes) {
    boolean taken = users.byUsername(moment.store(), pool, username).isPresent();
    moment.require(
        !taken,
        "username",
        "one that nobody has",
        taken ? "taken" : "free",
        "API Reference, AdminCreateUser",
        UserPoolErrors.USERNAME_EXISTS.exception("User account already exists"));
    NewNames.requireFree(moment, users, pool, username, attributes);
  }

  /**
   * Sends another temporary password to somebody who has not used theirs.
   *
   * @throws ServiceException UserNotFoundException, UnsupportedUserStateException
   */
  User resend(Moment moment, Pool pool, Invitation invitation) {
    var user = users.require(moment.store(), pool, invitation.username());
    moment.require(
        user.status() == UserStatusType.FORCE_CHANGE_PASSWORD,
        "state of the user",
        "FORCE_CHANGE_PASSWORD",
        String.valueOf(user.status()),
        "API Reference, AdminCreateUser",
        UserPoolErrors.UNSUPPORTED_USER_STATE.exception(
            "Resend not possible. "
                + invitation.username()
                + " status is not FORCE_CHANGE_PASSWORD"));
    var password =
        invitation.temporaryPassword() == null
            ? passwords.temporary(pool)
            : invitation.temporaryPassword();
    var next = passwords.next(moment, pool, user.username(), password, true);
    var after =
        users.change(
            moment.store(),
            pool,
            user.username(),
            it -> it.withPassword(next).modified(moment.now()));
    send(moment, pool, after, password, invitation);
    return after;
  }

  private void send(Moment moment, Pool pool, User user, String password, Invitation invitation) {
    if (invitation.silent()) {
      return;
    }
    for (var medium : media(user, invitation.media())) {
      notices.send(
          moment,
          new Notices.Notice(
              pool,
              user,
              Purpose.ADMIN_CREATE_USER,
              medium,
              user.attribute(medium.attribute()),
              password,
              "",
              invitation.clientMetadata()));
    }
  }

  /** Those by which the user can be reached. */
  private static List<Medium> media(User user, List<Medium> wanted) {
    var reachable =
        List.of(Medium.SMS, Medium.EMAIL).stream()
            .filter(medium -> !user.attribute(medium.attribute()).isEmpty())
            .toList();
    return wanted.isEmpty()
        ? reachable.stream().limit(1).toList()
        : reachable.stream().filter(wanted::contains).toList();
  }
}
