package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.Tokens;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * The ways to begin and the answers to challenges, by their names in the API, and the gate before
 * them: whether the client may begin that way (aws-behaviour 3.4).
 */
final class Flows {
  private static final String SOURCE = "API Reference, UserPoolClientType, ExplicitAuthFlows";
  private static final Set<String> OF_ADMINISTRATORS =
      Set.of("ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH");
  private static final Set<String> OF_USERS = Set.of("USER_PASSWORD_AUTH");

  private final Map<String, Flow> flows;
  private final Map<ChallengeNameType, Answer> answers;
  private final CustomAuth custom;

  Flows(
      PasswordSignIn passwords,
      SrpSignIn srp,
      SrpProof proof,
      Choice choice,
      Tokens tokens,
      NewPassword newPassword,
      SoftwareTokenCode softwareTokenCode,
      Answer setUp,
      CustomAuth custom) {
    this.custom = custom;
    Flow password =
        attempt -> {
          attempt.require("USERNAME");
          var typed = attempt.require("PASSWORD");
          return passwords.signIn(
              attempt.moment(),
              attempt.client(),
              attempt.username(),
              typed,
              attempt.hidesUsers(),
              attempt.metadata().validationData());
        };
    var refresh = new Refresh(tokens);
    this.flows =
        Map.of(
            "USER_PASSWORD_AUTH", password,
            "ADMIN_USER_PASSWORD_AUTH", password,
            "ADMIN_NO_SRP_AUTH", password,
            "USER_SRP_AUTH", srp,
            "REFRESH_TOKEN_AUTH", refresh,
            "REFRESH_TOKEN", refresh,
            "USER_AUTH", choice,
            "CUSTOM_AUTH", custom);
    this.answers =
        Map.of(
            ChallengeNameType.CUSTOM_CHALLENGE, custom,
            ChallengeNameType.PASSWORD_VERIFIER, proof,
            ChallengeNameType.NEW_PASSWORD_REQUIRED, newPassword,
            ChallengeNameType.SOFTWARE_TOKEN_MFA, softwareTokenCode,
            ChallengeNameType.MFA_SETUP, setUp,
            ChallengeNameType.SELECT_CHALLENGE, choice,
            ChallengeNameType.PASSWORD, choice.preferred(ChallengeNameType.PASSWORD),
            ChallengeNameType.PASSWORD_SRP, choice.preferred(ChallengeNameType.PASSWORD_SRP));
  }

  /**
   * Begins.
   *
   * @param name a value of {@code AuthFlow}
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException if the client may not
   *     begin that way; what the flow throws
   */
  Progress begin(Attempt attempt, String name) {
    var flow = flows.get(name);
    if (flow == null || (attempt.byAdministrator() ? OF_USERS : OF_ADMINISTRATORS).contains(name)) {
      attempt.moment().failed("flow", "one of this operation", name, "API Reference, InitiateAuth");
      throw UserPoolErrors.INVALID_PARAMETER.exception("Initiate Auth method not supported.");
    }
    boolean allowed = attempt.client().allows(name);
    attempt
        .moment()
        .require(
            allowed,
            "flow",
            "one that is enabled for client " + attempt.client().id(),
            name + (allowed ? ", enabled" : ", not enabled"),
            SOURCE,
            UserPoolErrors.INVALID_PARAMETER.exception(
                attempt.byAdministrator()
                    ? "Auth flow not enabled for this client"
                    : name + " flow not enabled for this client"));
    return flow.begin(attempt);
  }

  /**
   * Goes on with the answer to a challenge.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException; what the answer
   *     throws
   */
  Progress go(Attempt attempt, ChallengeNameType challenge) {
    var answer = answers.get(challenge);
    if (answer == null) {
      attempt
          .moment()
          .failed("challenge", "one that is made here", challenge.toString(), "API Reference");
      throw UserPoolErrors.INVALID_PARAMETER.exception("Challenge name is not supported.");
    }
    var progress = answer.take(attempt);
    return progress instanceof Progress.Proved proved
        ? custom.proved(attempt, proved.user())
        : progress;
  }
}
