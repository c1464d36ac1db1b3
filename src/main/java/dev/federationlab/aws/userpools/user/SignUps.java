package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Lets people register themselves, unconfirmed until the code that is sent to them comes back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
 */
public final class SignUps {
  private final Users users;
  private final IdentityProviders providers;
  private final Passwords passwords;
  private final Codes codes;
  private final Notices notices;
  private final Triggers triggers;
  private final Supplier<UUID> ids;

  SignUps(
      Users users,
      IdentityProviders providers,
      Passwords passwords,
      Codes codes,
      Notices notices,
      Triggers triggers,
      Supplier<UUID> ids) {
    this.users = users;
    this.providers = providers;
    this.passwords = passwords;
    this.codes = codes;
    this.notices = notices;
    this.triggers = triggers;
    this.ids = ids;
  }

  /**
   * A registration.
   *
   * @param password absent is refused: the pools here know no sign-in without one
   * @param attributes by name
   * @param validationData for the pre sign-up function only
   */
  public record Registration(
      Asked asked,
      @Nullable String password,
      SortedMap<String, String> attributes,
      Map<String, String> validationData) {
    public Registration {
      attributes = new TreeMap<>(attributes);
      validationData = Map.copyOf(validationData);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Registration[" + asked.username() + "]";
    }
  }

  /**
   * What came of it.
   *
   * @param delivery where the code went; absent if none was sent
   */
  public record SignedUp(User user, @Nullable Delivery delivery) {
    /** Whether they can sign in at once. */
    public boolean confirmed() {
      return user.status() == UserStatusType.CONFIRMED;
    }
  }

  /**
   * Registers somebody.
   *
   * @throws ServiceException NotAuthorizedException, InvalidParameterException,
   *     InvalidPasswordException, UsernameExistsException, what the pre sign-up function says
   */
  public SignedUp signUp(Moment moment, Registration registration) {
    var asked = registration.asked();
    var pool = asked.pool();
    requireAllowed(moment, pool);
    NewNames.requireForm(moment, pool, asked.username());
    NewNames.requireLocal(moment, providers, pool, asked.username());
    ClientAttributes.requireWritable(moment, asked.client(), registration.attributes().keySet());
    var name = NewNames.of(moment, pool, asked.username(), registration.attributes(), ids);
    var attributes = Schema.of(pool).ofNewUser(moment, name.attributes(), true);
    var given = registration.password();
    if (given == null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "1 validation error detected: Value null at 'password' failed to satisfy constraint:"
              + " Member must not be null");
    }
    PasswordPolicy.of(pool).require(moment, given);
    NewNames.requireFree(moment, users, pool, name.username(), attributes);
    var user = user(moment, name, attributes);
    var decided = triggers.preSignUp(moment, event("PreSignUp_SignUp", registration, user));
    var password = passwords.made(moment, pool, user.username(), given, false);
    return register(moment, registration, NewNames.decided(user.withPassword(password), decided));
  }

  private SignedUp register(Moment moment, Registration registration, User user) {
    var asked = registration.asked();
    users.create(moment.store(), asked.pool(), user);
    if (user.status() == UserStatusType.CONFIRMED) {
      triggers.postConfirmation(
          moment, event("PostConfirmation_ConfirmSignUp", registration, user));
      return new SignedUp(user, null);
    }
    var delivery =
        Destinations.ofSignUp(asked.pool(), user)
            .map(
                medium -> {
                  var address = user.attribute(medium.attribute());
                  var code =
                      codes.issue(
                          moment, asked.pool(), user, CodeUse.CONFIRM_SIGN_UP, medium, address);
                  return notices.send(
                      moment,
                      new Notices.Notice(
                          asked.pool(),
                          user,
                          Purpose.SIGN_UP,
                          medium,
                          address,
                          code,
                          asked.client().id(),
                          asked.clientMetadata()));
                });
    return new SignedUp(user, delivery.orElse(null));
  }

  private static void requireAllowed(Moment moment, Pool pool) {
    boolean open = pool.allowsSignUp();
    moment.require(
        open,
        "who may create users",
        "everybody (AllowAdminCreateUserOnly false)",
        open ? "everybody" : "administrators only",
        "API Reference, AdminCreateUserConfigType",
        UserPoolErrors.NOT_AUTHORIZED.exception("SignUp is not permitted for this user pool"));
  }

  private static User user(
      Moment moment, NewNames.Name name, SortedMap<String, String> attributes) {
    return new User(
        name.username(),
        name.sub(),
        attributes,
        UserStatusType.UNCONFIRMED,
        true,
        moment.now(),
        moment.now(),
        null,
        List.of(),
        List.of(),
        null,
        "",
        null);
  }

  private static Triggers.Event event(String source, Registration registration, User user) {
    var asked = registration.asked();
    return new Triggers.Event(
        source,
        asked.pool(),
        asked.client().id(),
        user,
        registration.validationData(),
        asked.clientMetadata());
  }
}
