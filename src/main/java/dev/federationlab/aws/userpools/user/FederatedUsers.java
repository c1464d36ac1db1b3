package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Groups;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Users who sign in with a web identity (aws-behaviour 3.12). The first sign-in makes a profile,
 * each later one overwrites what is mapped; an identity that was linked leads to the user it was
 * linked to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html">Attribute
 *     mapping</a>
 */
public final class FederatedUsers {
  private static final String SOURCE = "Developer Guide, Mapping IdP attributes";

  private final Users users;
  private final Memberships memberships;
  private final Groups groups;
  private final Triggers triggers;
  private final Supplier<UUID> ids;

  FederatedUsers(
      Users users, Memberships memberships, Groups groups, Triggers triggers, Supplier<UUID> ids) {
    this.users = users;
    this.memberships = memberships;
    this.groups = groups;
    this.triggers = triggers;
    this.ids = ids;
  }

  /**
   * Somebody whom a provider has vouched for.
   *
   * @param client the app client that they sign in through
   * @param providerName as the pool names it: {@code "Facebook"}
   * @param providerType {@code "Facebook"}, {@code "OIDC"}
   * @param userId the provider's ID of them
   * @param issuer absent for social providers
   * @param attributes the pool's attributes that are mapped, with what the provider says
   */
  public record Arrival(
      AppClient client,
      String providerName,
      String providerType,
      String userId,
      @Nullable String issuer,
      SortedMap<String, String> attributes) {
    public Arrival {
      attributes = new TreeMap<>(attributes);
    }
  }

  /**
   * Who has arrived.
   *
   * @param isNew whether this was the first time
   */
  public record Arrived(User user, boolean isNew) {}

  /**
   * The user whom a web identity signs in as, made if there is none.
   *
   * @throws ServiceException InvalidParameterException or NotAuthorizedException if what is mapped
   *     cannot be written; NotAuthorizedException if they are disabled
   */
  public Arrived arrived(Moment moment, Arrival arrival) {
    var pool = arrival.client().pool();
    requireWritable(moment, arrival);
    var known = users.byIdentity(moment.store(), pool, arrival.providerName(), arrival.userId());
    moment.passed(
        "profile",
        "one with the identity " + arrival.providerName() + " " + arrival.userId(),
        known.map(User::username).orElse("none yet, so one is made"),
        "Developer Guide, Adding user pool sign-in through a third party");
    return known.isPresent()
        ? new Arrived(returned(moment, arrival, known.get()), false)
        : new Arrived(created(moment, arrival), true);
  }

  /** What says whether an address is verified is the provider's to say, whatever the client may. */
  private static void requireWritable(Moment moment, Arrival arrival) {
    ClientAttributes.requireWritable(
        moment,
        arrival.client(),
        arrival.attributes().keySet().stream()
            .filter(name -> !StandardAttributes.FLAGS.contains(name))
            .toList());
  }

  private User returned(Moment moment, Arrival arrival, User user) {
    var pool = arrival.client().pool();
    triggers.preAuthentication(
        moment, pool, arrival.client().id(), Optional.of(user), user.username(), Map.of());
    Confirmations.requireEnabled(moment, user);
    var changed = new TreeMap<String, String>();
    arrival
        .attributes()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty() && !value.equals(user.attribute(name))) {
                changed.put(name, value);
              }
            });
    var mapped = withFlags(Schema.of(pool).ofChange(moment, changed, false), arrival);
    if (mapped.isEmpty()) {
      return user;
    }
    var attributes = new TreeMap<>(user.attributes());
    attributes.putAll(mapped);
    return users.change(
        moment.store(),
        pool,
        user.username(),
        it -> it.withAttributes(attributes).modified(moment.now()));
  }

  /** An address is unverified unless the provider says otherwise. */
  private static SortedMap<String, String> withFlags(
      SortedMap<String, String> mapped, Arrival arrival) {
    var all = new TreeMap<>(mapped);
    for (var name : List.of("email", "phone_number")) {
      var flag = name + "_verified";
      if (all.containsKey(name)) {
        all.putIfAbsent(flag, arrival.attributes().getOrDefault(flag, "false"));
      }
    }
    return all;
  }

  private User created(Moment moment, Arrival arrival) {
    var pool = arrival.client().pool();
    var schema = Schema.of(pool);
    var missing =
        schema.required().stream()
            .filter(name -> arrival.attributes().getOrDefault(name, "").isEmpty())
            .toList();
    moment.require(
        missing.isEmpty(),
        "required attributes",
        "all mapped",
        missing.isEmpty() ? "all" : "missing: " + missing,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception("attributes required: " + missing));
    var attributes = withFlags(schema.ofNewUser(moment, arrival.attributes(), false), arrival);
    var group = pool.id() + "_" + arrival.providerName();
    var identity =
        new User.Identity(
            arrival.providerName(),
            arrival.providerType(),
            arrival.userId(),
            arrival.issuer(),
            true,
            moment.now());
    var user =
        new User(
            arrival.providerName() + "_" + arrival.userId(),
            NewNames.id(moment, ids),
            attributes,
            UserStatusType.EXTERNAL_PROVIDER,
            true,
            moment.now(),
            moment.now(),
            null,
            List.of(),
            List.of(identity),
            null,
            "",
            null);
    triggers.preSignUp(moment, event("PreSignUp_ExternalProvider", pool, arrival, user));
    users.create(moment.store(), pool, user);
    groups.ensure(
        moment.store(),
        moment.now(),
        pool,
        group,
        "Autogenerated group for users who sign in using " + arrival.providerName());
    memberships.join(moment, pool, user, group);
    var joined = user.withGroups(List.of(group));
    triggers.postConfirmation(
        moment, event("PostConfirmation_ConfirmSignUp", pool, arrival, joined));
    return joined;
  }

  private static Triggers.Event event(String source, Pool pool, Arrival arrival, User user) {
    return new Triggers.Event(source, pool, arrival.client().id(), user, Map.of(), Map.of());
  }
}
