package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.identity.Identity.Login;
import dev.federationlab.aws.identitypools.identity.Identity.State;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which identity a call's logins lead to: found, made, linked or merged (aws-behaviour 4.12).
 * Nothing is written where nothing changes.
 *
 * <pre>
 * no identity named   nobody's logins → a new identity    somebody's → theirs, the others linked
 * a guest's named     nobody's logins → it, linked        somebody's → theirs, the guest merged
 * a user's named      one login is its → it, the others linked or merged    none → refused
 * </pre>
 *
 * Where two users' identities are merged and neither was named, the elder stays: which one does at
 * AWS is not documented.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html">Switching
 *     identities</a>
 */
public final class Linking {
  private static final String SOURCE = "Developer Guide, Switching identities";
  private static final int MOST_LOGINS = 20;

  private final Identities identities;

  public Linking(Identities identities) {
    this.identities = identities;
  }

  /**
   * The identity for these logins, where none is named.
   *
   * @param logins at least one, all verified
   * @throws ServiceException ResourceConflictException, LimitExceededException
   */
  public Identity of(Call call, IdentityPool pool, List<Login> logins) {
    var owners = owners(call, pool, logins, Optional.empty());
    var eldest = owners.values().stream().min(Comparator.comparing(it -> it.value().createdAt()));
    if (eldest.isEmpty()) {
      requireOneOfEach(call, pool, logins);
      var made = identities.create(call, pool, logins).value();
      note(call, "nobody's yet", "a new identity: " + made.id());
      return made;
    }
    return joined(call, pool, eldest.get(), owners, logins);
  }

  /**
   * The identity for these logins, where one is named; it may be another that survives a merge.
   *
   * @param logins at least one, all verified
   * @param trusted whether the caller may link what they like: the developer, not the user
   * @throws ServiceException NotAuthorizedException, ResourceConflictException
   */
  public Identity of(
      Call call, IdentityPool pool, Document<Identity> named, List<Login> logins, boolean trusted) {
    requireUsable(call, named.value());
    var owners = owners(call, pool, logins, Optional.of(named));
    if (named.value().state() == State.GUEST) {
      var eldest = owners.values().stream().min(Comparator.comparing(it -> it.value().createdAt()));
      if (eldest.isPresent()) {
        owners.put(named.id(), named);
      }
      return joined(call, pool, eldest.orElse(named), owners, logins);
    }
    boolean matches = trusted || logins.stream().anyMatch(named.value()::has);
    call.explanation()
        .check(
            new Check(
                "logins of the identity",
                "one of them is linked to " + named.id(),
                matches
                    ? providers(logins)
                    : providers(logins)
                        + ", of "
                        + (owners.isEmpty() ? "nobody yet" : "another identity"),
                matches,
                SOURCE));
    if (!matches) {
      throw IdentityPoolErrors.loginsDoNotMatch();
    }
    return joined(call, pool, named, owners, logins);
  }

  /**
   * Goes on unless the identity is disabled.
   *
   * @throws ServiceException NotAuthorizedException
   */
  public static void requireUsable(Call call, Identity identity) {
    boolean usable = identity.state() != State.DISABLED;
    call.explanation()
        .check(
            new Check(
                "identity in use",
                "not disabled",
                usable ? identity.state().name().toLowerCase(Locale.ROOT) : "disabled",
                usable,
                SOURCE));
    if (!usable) {
      throw IdentityPoolErrors.forbidden(identity.id());
    }
  }

  /** Merges one identity into another, which takes over its logins. */
  Identity merge(
      Call call, IdentityPool pool, Document<Identity> source, Document<Identity> destination) {
    return joined(call, pool, destination, Map.of(source.id(), source), List.of());
  }

  /** The identities that logins are linked to, by ID. What is linked to the named one is known. */
  private Map<String, Document<Identity>> owners(
      Call call, IdentityPool pool, List<Login> logins, Optional<Document<Identity>> named) {
    var owners = new LinkedHashMap<String, Document<Identity>>();
    for (var login : logins) {
      if (named.isPresent() && named.get().value().has(login)) {
        owners.put(named.get().id(), named.get());
      } else {
        identities.of(call.store(), pool, login).ifPresent(owner -> owners.put(owner.id(), owner));
      }
    }
    return owners;
  }

  /** The survivor with all logins; the others are disabled. */
  private Identity joined(
      Call call,
      IdentityPool pool,
      Document<Identity> survivor,
      Map<String, Document<Identity>> owners,
      List<Login> logins) {
    var more = new ArrayList<Login>();
    var gone = new ArrayList<Document<Identity>>();
    for (var owner : owners.values()) {
      if (!owner.id().equals(survivor.id())) {
        gone.add(owner);
        more.addAll(owner.value().logins());
      }
    }
    for (var login : logins) {
      if (!survivor.value().has(login) && !more.contains(login)) {
        more.add(login);
      }
    }
    if (gone.isEmpty() && more.isEmpty()) {
      note(call, "linked to the identity", survivor.id());
      return survivor.value();
    }
    var all = new ArrayList<>(survivor.value().logins());
    all.addAll(more);
    requireOneOfEach(call, pool, all);
    gone.forEach(owner -> identities.disable(call, pool, owner));
    var joined = more.isEmpty() ? survivor.value() : identities.link(call, pool, survivor, more);
    note(call, story(gone, more), survivor.id());
    return joined;
  }

  private static String story(List<Document<Identity>> gone, List<Login> more) {
    var linked = more.isEmpty() ? "" : "linked to it now: " + providers(more);
    if (gone.isEmpty()) {
      return linked;
    }
    var merged =
        "merged into it and disabled: "
            + String.join(", ", gone.stream().map(Document::id).toList());
    return linked.isEmpty() ? merged : linked + "; " + merged;
  }

  private static void note(Call call, String saw, String identityId) {
    call.explanation()
        .check(
            Check.passed(
                "linked login",
                "an identity of the pool",
                saw.contains(identityId) ? saw : saw + ": " + identityId,
                SOURCE));
  }

  /**
   * One user of each public provider; of the developer's provider there may be several.
   *
   * @throws ServiceException ResourceConflictException
   */
  private static void requireOneOfEach(Call call, IdentityPool pool, List<Login> logins) {
    var users = new LinkedHashMap<String, String>();
    for (var login : logins) {
      var other =
          login.provider().equals(pool.developerProvider())
              ? null
              : users.put(login.provider(), login.userId());
      if (other != null && !other.equals(login.userId())) {
        call.explanation()
            .check(
                Check.failed(
                    "one login of each provider",
                    "none of " + login.provider() + " besides this one",
                    "the identity has another user of it already",
                    SOURCE));
        throw IdentityPoolErrors.RESOURCE_CONFLICT.exception();
      }
    }
    if (logins.size() > MOST_LOGINS) {
      throw IdentityPoolErrors.RESOURCE_CONFLICT.exception(
          "An identity has at most " + MOST_LOGINS + " linked logins.");
    }
  }

  private static String providers(List<Login> logins) {
    return String.join(", ", logins.stream().map(Login::provider).distinct().toList());
  }
}
