package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The roles that functions run in: who may pass one, whether Lambda may assume it, and its
 * credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html">
 *     Execution role</a>
 */
final class ExecutionRoles {
  private static final String SOURCE = "Lambda Developer Guide, Execution role";
  private static final String CANNOT_ASSUME =
      "The role defined for the function cannot be assumed by Lambda.";

  /** More than the longest invocation. */
  private static final Duration SESSION = Duration.ofMinutes(15);

  private final Roles roles;
  private final ServiceCaller lambda;
  private final Authorizer authorizer;
  private final Function<RoleSession, SessionCredentials> issue;

  ExecutionRoles(
      Roles roles,
      ServiceCaller lambda,
      Authorizer authorizer,
      Function<RoleSession, SessionCredentials> issue) {
    this.roles = roles;
    this.lambda = lambda;
    this.authorizer = authorizer;
    this.issue = issue;
  }

  /**
   * Goes on if the caller may hand this role to a function of theirs, and Lambda may assume it.
   *
   * @throws ServiceException AccessDeniedException, InvalidParameterValueException
   */
  void requirePassable(Call call, String accountId, String roleArn) {
    if (!roleArn.split(":", 6)[4].equals(accountId)) {
      throw LambdaErrors.ACCESS_DENIED.exception("Cross-account pass role is not allowed.");
    }
    var access =
        new Access(
            "iam:PassRole",
            roleArn,
            Map.of("iam:PassedToService", List.of(lambda.name())),
            Optional.empty());
    try {
      authorizer.require(call, access);
    } catch (ServiceException e) {
      // The code is that of the service that was asked.
      throw LambdaErrors.ACCESS_DENIED.exception(e.message());
    }
    assumed(
        call.explanation(),
        call.store(),
        call.now(),
        accountId,
        roleArn,
        LambdaErrors.INVALID_PARAMETER);
  }

  /**
   * Credentials for an invocation.
   *
   * @throws ServiceException AccessDeniedException if Lambda may not assume the role (any more)
   */
  SessionCredentials credentials(
      Explanation explanation, Transaction store, Instant now, LambdaFunction function) {
    var role =
        assumed(
            explanation,
            store,
            now,
            function.accountId(),
            function.settings().role(),
            LambdaErrors.ACCESS_DENIED);
    var keys = new TreeMap<String, List<String>>();
    role.tags().forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, List.of(value)));
    keys.put("lambda:SourceFunctionArn", List.of(function.arn()));
    var from = now.truncatedTo(ChronoUnit.SECONDS);
    return issue.apply(
        new RoleSession(
            function.accountId(),
            role.name(),
            role.id(),
            role.arn(),
            function.name(),
            from,
            from.plus(SESSION),
            keys,
            List.of()));
  }

  private Roles.ExecutionRole assumed(
      Explanation explanation,
      Transaction store,
      Instant now,
      String accountId,
      String roleArn,
      ApiError otherwise) {
    var role =
        roles
            .find(store, accountId, roleArn.substring(roleArn.lastIndexOf('/') + 1))
            .filter(found -> found.arn().equals(roleArn));
    explanation.check(
        new Check(
            "execution role",
            "a role that exists: " + roleArn,
            role.isPresent() ? "it exists" : "it does not",
            role.isPresent(),
            SOURCE));
    boolean assumable =
        role.filter(
                found ->
                    lambda.mayAssume(
                        explanation, now, new TrustDecision.Role(found.arn(), found.trustPolicy())))
            .isPresent();
    if (!assumable) {
      throw otherwise.exception(CANNOT_ASSUME);
    }
    return role.orElseThrow();
  }
}
