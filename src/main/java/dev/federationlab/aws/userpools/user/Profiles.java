package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes the attributes of users. Another address counts as unverified until its code comes back;
 * where the pool asks for it ({@code AttributesRequireVerificationBeforeUpdate}), it is not even
 * theirs before that.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html">Verifying
 *     updates</a>
 */
final class Profiles {
  private static final String SOURCE = "Developer Guide, Verifying updates to email and phone";

  private final Users users;
  private final Aliases aliases;
  private final Codes codes;
  private final Throttle throttle;
  private final Notices notices;

  Profiles(Users users, Codes codes, Throttle throttle, Notices notices) {
    this.users = users;
    this.aliases = new Aliases(users);
    this.codes = codes;
    this.throttle = throttle;
    this.notices = notices;
  }

  /**
   * Who changes a profile.
   *
   * @param clientId empty for an administrator
   */
  record Author(String clientId, Map<String, String> clientMetadata) {
    boolean administrator() {
      return clientId.isEmpty();
    }
  }

  /** A code that has to be sent for an address. */
  private record Unproven(Medium medium, String address, boolean pending) {}

  /**
   * Sets attributes; empty values remove them.
   *
   * @return where codes went
   * @throws ServiceException InvalidParameterException, AliasExistsException,
   *     LimitExceededException
   */
  List<Delivery> set(
      Moment moment, Pool pool, User user, SortedMap<String, String> given, Author author) {
    var changes = Schema.of(pool).ofChange(moment, given, author.administrator());
    var next = new TreeMap<>(user.attributes());
    next.putAll(changes);
    var unproven = new ArrayList<Unproven>();
    for (var medium : Medium.values()) {
      var address = changes.getOrDefault(medium.attribute(), "");
      if (address.isEmpty()) {
        if (changes.containsKey(medium.attribute())) {
          next.remove(medium.verifiedAttribute());
        }
      } else if (!address.equals(user.attribute(medium.attribute()))
          && !"true".equals(changes.get(medium.verifiedAttribute()))) {
        unprove(moment, pool, user, medium, address, next, unproven);
      }
    }
    next.values().removeIf(String::isEmpty);
    var after = user.withAttributes(next).modified(moment.now());
    aliases.require(moment, pool, after, false);
    users.change(moment.store(), pool, user.username(), before -> after);
    return unproven.stream().map(it -> sendCode(moment, pool, after, it, author)).toList();
  }

  /** Decides what becomes of an address that nobody has proved yet. */
  private static void unprove(
      Moment moment,
      Pool pool,
      User user,
      Medium medium,
      String address,
      SortedMap<String, String> next,
      List<Unproven> unproven) {
    boolean verifies = Destinations.autoVerified(pool).contains(medium);
    boolean pending = verifies && pool.verifiesBeforeUpdate(medium.attribute());
    if (pending) {
      next.put(medium.attribute(), user.attribute(medium.attribute()));
    } else {
      next.put(medium.verifiedAttribute(), "false");
    }
    moment.passed(
        medium.attribute(),
        pending ? "kept until the new one is verified" : "changed at once, unverified",
        address,
        SOURCE);
    if (verifies) {
      unproven.add(new Unproven(medium, address, pending));
    }
  }

  private Delivery sendCode(Moment moment, Pool pool, User user, Unproven unproven, Author author) {
    if (!author.administrator()) {
      throttle.count(moment, pool, user, Throttle.Action.ATTRIBUTE_CODE);
    }
    var medium = unproven.medium();
    var address = unproven.address();
    var code =
        unproven.pending()
            ? codes.issuePending(moment, pool, user, use(medium), medium, address)
            : codes.issue(moment, pool, user, use(medium), medium, address);
    return notices.send(
        moment,
        new Notices.Notice(
            pool,
            user,
            Purpose.UPDATE_USER_ATTRIBUTE,
            medium,
            address,
            code,
            author.clientId(),
            author.clientMetadata()));
  }

  /**
   * Removes attributes.
   *
   * @throws ServiceException InvalidParameterException for one that every user must have, or that
   *     the schema does not know
   */
  void remove(
      Moment moment, Pool pool, User user, Collection<String> names, boolean administrator) {
    var emptied = new TreeMap<String, String>();
    names.forEach(name -> emptied.put(name, ""));
    var schema = Schema.of(pool).ofChange(moment, emptied, administrator);
    var next = new TreeMap<>(user.attributes());
    schema.keySet().forEach(next::remove);
    for (var medium : Medium.values()) {
      if (!next.containsKey(medium.attribute())) {
        next.remove(medium.verifiedAttribute());
      }
    }
    users.change(
        moment.store(),
        pool,
        user.username(),
        it -> it.withAttributes(next).modified(moment.now()));
  }

  /**
   * Sends a code for an address that the user has.
   *
   * @param attribute {@code "email"} or {@code "phone_number"}
   * @throws ServiceException InvalidParameterException, LimitExceededException
   */
  Delivery sendCode(Moment moment, Pool pool, User user, String attribute, Author author) {
    var medium = medium(moment, attribute);
    // An address that waits for its code is meant before the one that it will replace.
    var waiting =
        codes
            .find(moment.store(), pool, user, use(medium))
            .filter(Code::pending)
            .map(Code::address);
    var address = waiting.orElse(user.attribute(attribute));
    moment.require(
        !address.isEmpty(),
        attribute,
        "an address to send a code to",
        address.isEmpty() ? "none" : address,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "User does not have an attribute " + attribute + " to verify."));
    throttle.count(moment, pool, user, Throttle.Action.ATTRIBUTE_CODE);
    var code =
        waiting.isPresent()
            ? codes.issuePending(moment, pool, user, use(medium), medium, address)
            : codes.issue(moment, pool, user, use(medium), medium, address);
    return notices.send(
        moment,
        new Notices.Notice(
            pool,
            user,
            Purpose.VERIFY_USER_ATTRIBUTE,
            medium,
            address,
            code,
            author.clientId(),
            author.clientMetadata()));
  }

  /**
   * Takes back the code of an address: it is the user's, and verified.
   *
   * @throws ServiceException CodeMismatchException, ExpiredCodeException, LimitExceededException,
   *     AliasExistsException
   */
  void verify(Moment moment, Pool pool, User user, String attribute, String code) {
    var medium = medium(moment, attribute);
    throttle.count(moment, pool, user, Throttle.Action.VERIFY_ATTRIBUTE);
    var spent = codes.spend(moment, pool, user, use(medium), code);
    boolean current = spent.pending() || spent.address().equals(user.attribute(attribute));
    moment.require(
        current,
        attribute,
        "the address that the code was sent to",
        current ? "the same" : "another one by now",
        SOURCE,
        UserPoolErrors.EXPIRED_CODE.exception());
    var attributes = new TreeMap<>(user.attributes());
    attributes.put(attribute, spent.address());
    attributes.put(medium.verifiedAttribute(), "true");
    var after = user.withAttributes(attributes).modified(moment.now());
    aliases.require(moment, pool, after, false);
    users.change(moment.store(), pool, user.username(), before -> after);
  }

  private static Medium medium(Moment moment, String attribute) {
    var medium =
        List.of(Medium.values()).stream()
            .filter(it -> it.attribute().equals(attribute))
            .findFirst();
    moment.require(
        medium.isPresent(),
        "attribute",
        "email or phone_number",
        attribute,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Invalid attribute name: only email and phone_number can be verified."));
    return medium.orElseThrow();
  }

  private static CodeUse use(Medium medium) {
    return medium == Medium.EMAIL ? CodeUse.VERIFY_EMAIL : CodeUse.VERIFY_PHONE_NUMBER;
  }
}
