package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.user.FirstPasswords;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** {@code NEW_PASSWORD_REQUIRED}: a password of one's own, and the attributes that are missing. */
final class NewPassword implements Answer {
  private static final String PREFIX = "userAttributes.";

  private final Users users;
  private final Sessions sessions;
  private final FirstPasswords firstPasswords;
  private final AfterPassword after;

  NewPassword(Users users, Sessions sessions, FirstPasswords firstPasswords, AfterPassword after) {
    this.users = users;
    this.sessions = sessions;
    this.firstPasswords = firstPasswords;
    this.after = after;
  }

  @Override
  public Progress take(Attempt attempt) {
    var password = attempt.require("NEW_PASSWORD");
    var challenged =
        Challenged.of(attempt, ChallengeNameType.NEW_PASSWORD_REQUIRED, sessions, users);
    var user = challenged.user();
    boolean waiting = user.status() == UserStatusType.FORCE_CHANGE_PASSWORD;
    attempt
        .moment()
        .require(
            waiting,
            "state of the user",
            "FORCE_CHANGE_PASSWORD",
            user.status().toString(),
            "API Reference, RespondToAuthChallenge",
            Sessions.invalid());
    AfterPassword.requireFreshPassword(attempt.moment(), attempt.pool(), user);
    User changed =
        firstPasswords.set(attempt.moment(), attempt.client(), user, password, attributes(attempt));
    challenged.spend();
    var next = after.secondFactor(attempt.moment(), attempt.client(), changed);
    return next instanceof Progress.SignedIn ? new Progress.SignedIn(changed, true) : next;
  }

  private static SortedMap<String, String> attributes(Attempt attempt) {
    var attributes = new TreeMap<String, String>();
    attempt
        .parameters()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), value);
              }
            });
    return attributes;
  }
}
