package dev.federationlab.aws.lambda;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.lambda.functions.SuppliedFunction;
import dev.federationlab.aws.lambda.functions.SuppliedFunctions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** What a function can be configured to: AWS's rules, and what this installation can run. */
final class SettingsRules {
  private static final int ENVIRONMENT_BYTES = 4096;
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private final SuppliedFunctions supplied;
  private final LambdaLimits limits;

  SettingsRules(SuppliedFunctions supplied, LambdaLimits limits) {
    this.supplied = supplied;
    this.limits = limits;
  }

  /**
   * The settings of a new function.
   *
   * @throws ServiceException InvalidParameterValueException
   */
  Settings of(CreateFunctionRequest request) {
    if (request.packageType() == PackageType.IMAGE) {
      throw notHere("PackageType Image");
    }
    if (request.runtime() == null || request.handler() == null || request.handler().isEmpty()) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    refuse(request.vpcConfig() != null && request.vpcConfig().hasSubnetIds(), "VpcConfig");
    refuse(request.hasLayers() && !request.layers().isEmpty(), "Layers");
    refuse(request.hasFileSystemConfigs(), "FileSystemConfigs");
    refuse(request.deadLetterConfig() != null, "DeadLetterConfig");
    refuse(request.codeSigningConfigArn() != null, "CodeSigningConfigArn");
    refuse(Boolean.TRUE.equals(request.publish()), "Publish");
    return new Settings(
        runtime(request.runtimeAsString()),
        handler(request.handler()),
        request.role(),
        or(request.description(), ""),
        timeout(or(request.timeout(), 3)),
        or(request.memorySize(), 128),
        environment(request.environment() == null ? Map.of() : request.environment().variables()),
        architecture(request.architecturesAsStrings(), "x86_64"),
        request.ephemeralStorage() == null ? 512 : request.ephemeralStorage().size());
  }

  /**
   * The settings with those changed that a request names.
   *
   * @throws ServiceException InvalidParameterValueException
   */
  Settings of(Settings held, UpdateFunctionConfigurationRequest request) {
    refuse(request.vpcConfig() != null && request.vpcConfig().hasSubnetIds(), "VpcConfig");
    refuse(request.hasLayers() && !request.layers().isEmpty(), "Layers");
    refuse(request.hasFileSystemConfigs(), "FileSystemConfigs");
    refuse(request.deadLetterConfig() != null, "DeadLetterConfig");
    return new Settings(
        request.runtime() == null ? held.runtime() : runtime(request.runtimeAsString()),
        request.handler() == null ? held.handler() : handler(request.handler()),
        or(request.role(), held.role()),
        or(request.description(), held.description()),
        request.timeout() == null ? held.timeoutSeconds() : timeout(request.timeout()),
        or(request.memorySize(), held.memoryMegabytes()),
        request.environment() == null
            ? held.environment()
            : environment(request.environment().variables()),
        held.architecture(),
        request.ephemeralStorage() == null
            ? held.storageMegabytes()
            : request.ephemeralStorage().size());
  }

  static String architecture(List<String> asked, String held) {
    return asked.isEmpty() ? held : asked.get(0);
  }

  static EnvironmentResponse shown(Map<String, String> environment) {
    return EnvironmentResponse.builder().variables(environment).build();
  }

  private static String runtime(String name) {
    var runtime = Runtime.fromValue(name);
    if (runtime == Runtime.UNKNOWN_TO_SDK_VERSION) {
      var known =
          Runtime.knownValues().stream()
              .map(Runtime::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Value "
              + name
              + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ["
              + known
              + "] or be a valid ARN");
    }
    return name;
  }

  /** No code of a learner runs here, so a handler is one of those that are supplied. */
  private String handler(String name) {
    if (supplied.find(name).isEmpty()) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Handler: nothing here answers to "
              + name
              + ". The code of a package is not run; the handlers that exist are "
              + supplied.list().stream()
                  .map(SuppliedFunction::handler)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return name;
  }

  private int timeout(int seconds) {
    if (seconds > limits.timeout().toSeconds()) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Timeout: functions run for at most "
              + limits.timeout().toSeconds()
              + " seconds here, not "
              + seconds
              + ".");
    }
    return seconds;
  }

  private static Map<String, String> environment(Map<String, String> variables) {
    var reserved = variables.keySet().stream().filter(RESERVED::contains).sorted().toList();
    if (!reserved.isEmpty()) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided contains reserved keys that are currently not"
              + " supported for modification. Reserved keys used in this request: "
              + String.join(", ", reserved));
    }
    int bytes =
        variables.entrySet().stream()
            .mapToInt(entry -> utf8(entry.getKey()) + utf8(entry.getValue()))
            .sum();
    if (bytes > ENVIRONMENT_BYTES) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit.");
    }
    return variables;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private static void refuse(boolean asked, String what) {
    if (asked) {
      throw notHere(what);
    }
  }

  private static ServiceException notHere(String what) {
    return LambdaErrors.INVALID_PARAMETER.exception(what + " is not served here.");
  }
}
