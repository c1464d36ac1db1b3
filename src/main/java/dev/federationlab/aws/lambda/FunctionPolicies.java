package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.MalformedPolicyException;
import dev.federationlab.policy.Policies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/**
 * The policy of a function, which grows and shrinks by single statements: who besides its own
 * account may invoke it, such as a user pool.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html">
 *     Resource-based policies</a>
 */
final class FunctionPolicies {
  private static final int CHARACTERS = 20_480;
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern SERVICE =
      Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com");

  private final Functions functions;
  private final Policies policies;

  /**
   * @param policies reads them, and keeps what was read
   */
  FunctionPolicies(Functions functions, Policies policies) {
    this.functions = functions;
    this.policies = policies;
  }

  List<Access> accessToAdd(Call call, AddPermissionRequest request) {
    return functions.access(
        call,
        "AddPermission",
        FunctionReference.of(call, request.functionName(), request.qualifier()),
        Map.of("lambda:Principal", List.of(request.principal())));
  }

  List<Access> accessToRemove(Call call, RemovePermissionRequest request) {
    return functions.access(
        call,
        "RemovePermission",
        FunctionReference.of(call, request.functionName(), request.qualifier()));
  }

  AddPermissionResponse add(Call call, AddPermissionRequest request) {
    var reference = unqualified(call, request.functionName(), request.qualifier());
    var statement = statement(reference, request).toString();
    functions.change(
        call,
        reference,
        function -> {
          Functions.requireRevision(function, request.revisionId());
          if (function.permissions().containsKey(request.statementId())) {
            throw LambdaErrors.RESOURCE_CONFLICT.exception(
                "The statement id ("
                    + request.statementId()
                    + ") provided already exists. Please provide a new statement id, or remove the"
                    + " existing statement.");
          }
          var permissions = new LinkedHashMap<>(function.permissions());
          permissions.put(request.statementId(), statement);
          var changed = function.withPermissions(permissions);
          require(call, FunctionPolicy.text(changed));
          return changed;
        });
    return AddPermissionResponse.builder().statement(statement).build();
  }

  private void require(Call call, String json) {
    if (json.length() > CHARACTERS) {
      throw LambdaErrors.POLICY_LENGTH_EXCEEDED.exception(
          "The final policy size ("
              + json.length()
              + ") is bigger than the limit ("
              + CHARACTERS
              + ").");
    }
    try {
      policies.read(Kind.RESOURCE, json, CHARACTERS);
    } catch (MalformedPolicyException e) {
      call.explanation().check(e.check());
      throw LambdaErrors.INVALID_PARAMETER.exception(e.message());
    }
  }

  /** As Lambda writes it: the names of the condition keys begin with AWS, not aws. */
  private static ObjectNode statement(FunctionReference reference, AddPermissionRequest request) {
    var statement = JsonNodeFactory.instance.objectNode();
    statement.put("Sid", request.statementId());
    statement.put("Effect", "Allow");
    principal(statement, request.principal());
    statement.put("Action", request.action());
    statement.put("Resource", reference.arn());
    var conditions = JsonNodeFactory.instance.objectNode();
    condition(conditions, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
    condition(conditions, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
    condition(conditions, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
    condition(
        conditions,
        "StringEquals",
        "lambda:FunctionUrlAuthType",
        request.functionUrlAuthTypeAsString());
    condition(conditions, "ArnLike", "AWS:SourceArn", request.sourceArn());
    if (!conditions.isEmpty()) {
      statement.set("Condition", conditions);
    }
    return statement;
  }

  private static void principal(ObjectNode statement, String principal) {
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else if (ACCOUNT.matcher(principal).matches()) {
      statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
    } else if (principal.startsWith("arn:")) {
      statement.putObject("Principal").put("AWS", principal);
    } else if (SERVICE.matcher(principal).matches()) {
      statement.putObject("Principal").put("Service", principal);
    } else {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "The provided principal was invalid. Please check the principal and try again.");
    }
  }

  private static void condition(
      ObjectNode conditions, String operator, String key, @Nullable String value) {
    if (value != null) {
      conditions.withObjectProperty(operator).put(key, value);
    }
  }

  GetPolicyResponse get(Call call, GetPolicyRequest request) {
    var reference = FunctionReference.of(call, request.functionName(), request.qualifier());
    var function = functions.require(call, reference);
    if (function.permissions().isEmpty()) {
      throw LambdaErrors.RESOURCE_NOT_FOUND.exception();
    }
    return GetPolicyResponse.builder()
        .policy(FunctionPolicy.text(function))
        .revisionId(function.revisionId())
        .build();
  }

  RemovePermissionResponse remove(Call call, RemovePermissionRequest request) {
    functions.change(
        call,
        unqualified(call, request.functionName(), request.qualifier()),
        function -> {
          Functions.requireRevision(function, request.revisionId());
          var permissions = new LinkedHashMap<>(function.permissions());
          boolean there = permissions.remove(request.statementId()) != null;
          call.explanation()
              .check(
                  new Check(
                      "statement",
                      request.statementId(),
                      String.join(", ", function.permissions().keySet()),
                      there,
                      "Lambda API reference, RemovePermission"));
          if (!there) {
            throw LambdaErrors.RESOURCE_NOT_FOUND.exception(
                function.permissions().isEmpty()
                    ? "No policy is associated with the given resource."
                    : "Statement " + request.statementId() + " is not found in resource policy.");
          }
          return function.withPermissions(permissions);
        });
    return RemovePermissionResponse.builder().build();
  }

  /**
   * @throws ServiceException InvalidParameterValueException for $LATEST, which has no policy of its
   *     own
   */
  private static FunctionReference unqualified(Call call, String name, @Nullable String qualifier) {
    var reference = FunctionReference.of(call, name, qualifier);
    if (reference.qualifier().filter(FunctionReference.LATEST::equals).isPresent()) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "We currently do not support adding policies for $LATEST.");
    }
    return reference;
  }
}
