package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Who answers a challenge: the user of its session, still enabled, and no other. */
record Challenged(Attempt attempt, Sessions.Content session, User user) {

  /**
   * Holds an answer's session, username and secret hash against each other.
   *
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException
   */
  static Challenged of(
      Attempt attempt, ChallengeNameType challenge, Sessions sessions, Users users) {
    var name = attempt.username();
    var session = sessions.require(attempt, challenge);
    var moment = attempt.moment();
    var found = users.bySub(moment.store(), attempt.pool(), session.sub());
    boolean same =
        found
            .filter(user -> PasswordSignIn.names(moment, users, attempt.client(), name, user))
            .isPresent();
    Sessions.requireSameUser(moment, session, name, same);
    var user = found.orElseThrow();
    UserStates.require(moment, user);
    return new Challenged(attempt, session, user);
  }

  /** Uses the session up: to be called when the answer was right. */
  void spend() {
    Sessions.spend(attempt.moment(), attempt.pool(), session);
  }
}
