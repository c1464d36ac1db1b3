package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.access.Accounts;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;

/**
 * Makes a function: a handler, and the role that it runs in. The caller must be allowed to pass the
 * role on, and the role must trust Lambda.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">
 *     CreateFunction</a>
 */
final class CreateFunction implements Operation<CreateFunctionRequest, CreateFunctionResponse> {
  private final Functions functions;
  private final SettingsRules rules;
  private final ExecutionRoles roles;
  private final LambdaLimits limits;

  CreateFunction(
      Functions functions, SettingsRules rules, ExecutionRoles roles, LambdaLimits limits) {
    this.functions = functions;
    this.rules = rules;
    this.roles = roles;
    this.limits = limits;
  }

  @Override
  public CreateFunctionResponse handle(Call call, CreateFunctionRequest request) {
    var reference = FunctionReference.of(call, request.functionName());
    var account = reference.accountId();
    if (functions.find(call.store(), reference).isPresent()) {
      throw LambdaErrors.RESOURCE_CONFLICT.exception("Function already exist: " + reference.name());
    }
    var settings = rules.of(request);
    roles.requirePassable(call, account, settings.role());
    var code =
        DeploymentPackages.of(
            request.code().zipFile(),
            request.code().s3Bucket() != null || request.code().imageUri() != null);
    if (call.store().count(Accounts.space(account), LambdaFunction.KIND) >= limits.functions()) {
      throw LambdaErrors.CODE_STORAGE_EXCEEDED.exception(
          "A sandbox keeps at most " + limits.functions() + " functions.");
    }
    var function =
        new LambdaFunction(
            account,
            reference.name(),
            settings,
            code,
            Map.of(),
            FunctionTags.with(Map.of(), request.tags()),
            call.now(),
            LambdaFunction.revision());
    call.store().create(Accounts.space(account), LambdaFunction.KIND, function.name(), function);
    return Shown.as(Shown.configuration(function, function.arn()), CreateFunctionResponse.builder())
        .build();
  }
}
