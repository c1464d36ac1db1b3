package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.access.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Functions: shown, listed, changed, deleted. */
final class FunctionOperations {
  private static final int LISTED = 50;

  private final Functions functions;
  private final SettingsRules rules;
  private final ExecutionRoles roles;
  private final Past past;

  FunctionOperations(Functions functions, SettingsRules rules, ExecutionRoles roles, Past past) {
    this.functions = functions;
    this.rules = rules;
    this.roles = roles;
    this.past = past;
  }

  /** A departure: no address of the code, of which only the hash is kept. */
  GetFunctionResponse get(Call call, GetFunctionRequest request) {
    var reference = FunctionReference.of(call, request.functionName(), request.qualifier());
    var function = functions.require(call, reference);
    var answer =
        GetFunctionResponse.builder()
            .configuration(Shown.configuration(function, reference.qualifiedArn()))
            .code(code -> code.repositoryType("S3"));
    if (!function.tags().isEmpty()) {
      answer.tags(function.tags());
    }
    return answer.build();
  }

  GetFunctionConfigurationResponse getConfiguration(
      Call call, GetFunctionConfigurationRequest request) {
    var reference = FunctionReference.of(call, request.functionName(), request.qualifier());
    var function = functions.require(call, reference);
    return Shown.as(
            Shown.configuration(function, reference.qualifiedArn()),
            GetFunctionConfigurationResponse.builder())
        .build();
  }

  UpdateFunctionConfigurationResponse updateConfiguration(
      Call call, UpdateFunctionConfigurationRequest request) {
    var changed =
        functions.change(
            call,
            FunctionReference.of(call, request.functionName()),
            function -> {
              Functions.requireRevision(function, request.revisionId());
              var settings = rules.of(function.settings(), request);
              if (request.role() != null) {
                roles.requirePassable(call, function.accountId(), request.role());
              }
              return function.with(settings, call.now());
            });
    return Shown.as(shown(changed), UpdateFunctionConfigurationResponse.builder()).build();
  }

  UpdateFunctionCodeResponse updateCode(Call call, UpdateFunctionCodeRequest request) {
    if (Boolean.TRUE.equals(request.publish())) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Publish is not served here.");
    }
    var code =
        DeploymentPackages.of(
            request.zipFile(), request.s3Bucket() != null || request.imageUri() != null);
    var reference = FunctionReference.of(call, request.functionName());
    var held = functions.require(call, reference);
    Functions.requireRevision(held, request.revisionId());
    var changed =
        Boolean.TRUE.equals(request.dryRun())
            ? held.with(code, call.now())
            : functions.change(call, reference, function -> function.with(code, call.now()));
    return Shown.as(shown(changed), UpdateFunctionCodeResponse.builder()).build();
  }

  private static FunctionConfiguration shown(LambdaFunction function) {
    return Shown.configuration(function, function.arn());
  }

  ListFunctionsResponse list(Call call, ListFunctionsRequest request) {
    var after = request.marker() == null ? "" : read(request.marker());
    int most = request.maxItems() == null ? LISTED : Math.min(LISTED, request.maxItems());
    var rest =
        functions.list(call.store(), call.accountId()).stream()
            .filter(function -> function.name().compareTo(after) > 0)
            .toList();
    boolean more = rest.size() > most;
    var page = more ? rest.subList(0, most) : rest;
    return ListFunctionsResponse.builder()
        .functions(page.stream().map(FunctionOperations::shown).toList())
        .nextMarker(more ? write(page.get(most - 1).name()) : null)
        .build();
  }

  private static String write(String name) {
    return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Invalid pagination token");
    }
  }

  DeleteFunctionResponse delete(Call call, DeleteFunctionRequest request) {
    var reference = FunctionReference.of(call, request.functionName(), request.qualifier());
    requireWhole(reference.qualifier().orElse(null));
    functions.require(call, reference);
    call.store()
        .delete(Accounts.space(reference.accountId()), LambdaFunction.KIND, reference.name());
    past.forget(call.store(), reference.accountId(), reference.name());
    return DeleteFunctionResponse.builder().statusCode(204).build();
  }

  private static void requireWhole(@Nullable String qualifier) {
    if (FunctionReference.LATEST.equals(qualifier)) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "$LATEST version cannot be deleted without deleting the function.");
    }
  }
}
