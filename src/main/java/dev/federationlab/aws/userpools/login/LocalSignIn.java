package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.user.User;
import java.util.Map;

/**
 * How people prove to the pool itself who they are, by the rules of the API: a password, then what
 * the pool asks besides.
 */
interface LocalSignIn {

  /** How far somebody has come. */
  sealed interface Progress {}

  /** They have proved who they are. */
  record Done(User user) implements Progress {}

  /**
   * The pool asks for something more.
   *
   * @param name {@code "NEW_PASSWORD_REQUIRED"}, {@code "SOFTWARE_TOKEN_MFA"}, {@code "MFA_SETUP"}
   * @param session good for one answer, some minutes
   * @param parameters as {@code ChallengeParameters} has them
   */
  record Challenge(String name, String session, Map<String, String> parameters)
      implements Progress {
    public Challenge {
      parameters = Map.copyOf(parameters);
    }

    /** Without the session. */
    @Override
    public String toString() {
      return "Challenge[" + name + "]";
    }
  }

  /**
   * An authenticator app that is being set up.
   *
   * @param secret base32
   * @param session for the first code
   */
  record Enrolment(String secret, String session) {
    /** Without secret and session. */
    @Override
    public String toString() {
      return "Enrolment";
    }
  }

  /**
   * A username, or alias, and its password.
   *
   * @throws dev.federationlab.aws.ServiceException as {@code InitiateAuth} refuses
   */
  Progress begin(Call call, AppClient client, String username, String password);

  /**
   * What a challenge asked for.
   *
   * @param answers as {@code ChallengeResponses} has them
   * @throws dev.federationlab.aws.ServiceException as {@code RespondToAuthChallenge} refuses
   */
  Progress answer(
      Call call, AppClient client, String challenge, String session, Map<String, String> answers);

  /**
   * A secret for an authenticator app, where {@code MFA_SETUP} asks for one.
   *
   * @throws dev.federationlab.aws.ServiceException as {@code AssociateSoftwareToken} refuses
   */
  Enrolment enrol(Call call, AppClient client, String session);

  /**
   * The first code of that app.
   *
   * @throws dev.federationlab.aws.ServiceException as {@code VerifySoftwareToken} refuses
   */
  Progress enrolled(Call call, AppClient client, String session, String username, String code);
}
