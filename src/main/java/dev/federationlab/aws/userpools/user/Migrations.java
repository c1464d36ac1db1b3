package dev.federationlab.aws.userpools.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.Question;
import dev.federationlab.aws.userpools.trigger.Responses;
import dev.federationlab.aws.userpools.trigger.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Brings users along from an older directory, which a function knows, when they first sign in or
 * ask for another password. A departure from AWS: no welcome message is sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html">Migrate
 *     user</a>
 */
public final class Migrations {
  private final Users users;
  private final Passwords passwords;
  private final Asking asking;
  private final Supplier<UUID> ids;

  Migrations(Users users, Passwords passwords, Asking asking, Supplier<UUID> ids) {
    this.users = users;
    this.passwords = passwords;
    this.asking = asking;
    this.ids = ids;
  }

  /** Whether a pool has such a function. */
  public static boolean possible(AppClient client) {
    return Trigger.USER_MIGRATION.function(client.pool()).isPresent();
  }

  /**
   * Somebody who signs in with the password that they had.
   *
   * @throws ServiceException if the function does not know them, or refuses the password
   */
  public Optional<User> atSignIn(
      Moment moment,
      AppClient client,
      String name,
      String password,
      Map<String, String> validationData) {
    return ask(
            moment,
            client,
            "UserMigration_Authentication",
            name,
            password,
            validationData,
            Map.of())
        .map(answer -> made(moment, client, name, password, answer));
  }

  /**
   * Somebody who forgot their password there.
   *
   * @throws ServiceException if the function does not know them
   */
  Optional<User> atReset(Moment moment, Asked asked) {
    return ask(
            moment,
            asked.client(),
            "UserMigration_ForgotPassword",
            asked.username(),
            null,
            Map.of(),
            asked.clientMetadata())
        .map(answer -> made(moment, asked.client(), asked.username(), null, answer));
  }

  private Optional<JsonNode> ask(
      Moment moment,
      AppClient client,
      String source,
      String name,
      @Nullable String password,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    var request = JsonNodeFactory.instance.objectNode();
    if (password != null) {
      request.put("password", password);
    }
    request.set(
        "validationData",
        validationData.isEmpty()
            ? JsonNodeFactory.instance.nullNode()
            : Question.object(validationData));
    Question.metadata(request, clientMetadata);
    var response = JsonNodeFactory.instance.objectNode();
    for (var member :
        List.of(
            "userAttributes",
            "forceAliasCreation",
            "finalUserStatus",
            "messageAction",
            "desiredDeliveryMediums")) {
      response.putNull(member);
    }
    return asking.ask(
        moment.situation(),
        new Question(
            Trigger.USER_MIGRATION, source, client.pool(), client.id(), name, request, response));
  }

  /** Unless the function says that they are confirmed, they have to choose another password. */
  private User made(
      Moment moment, AppClient client, String typed, @Nullable String password, JsonNode answer) {
    var pool = client.pool();
    var given = new TreeMap<>(Responses.texts(answer, "userAttributes"));
    given.remove("sub");
    given.remove("username");
    boolean confirmed =
        password != null
            && Responses.text(answer, "finalUserStatus").filter("CONFIRMED"::equals).isPresent();
    var name = NewNames.of(moment, pool, typed, given, ids);
    var attributes = Schema.of(pool).ofNewUser(moment, name.attributes(), false);
    NewNames.requireFree(moment, users, pool, name.username(), attributes);
    var user =
        new User(
            name.username(),
            name.sub(),
            attributes,
            confirmed ? UserStatusType.CONFIRMED : UserStatusType.RESET_REQUIRED,
            true,
            moment.now(),
            moment.now(),
            password == null
                ? null
                : passwords.made(moment, pool, name.username(), password, false),
            List.of(),
            List.of(),
            null,
            "",
            null);
    new Aliases(users).require(moment, pool, user, Responses.flag(answer, "forceAliasCreation"));
    users.create(moment.store(), pool, user);
    moment.passed(
        "migrated user",
        "what the function says of " + typed,
        user.username() + ", " + user.status(),
        "Developer Guide, Migrate user Lambda trigger");
    return user;
  }
}
