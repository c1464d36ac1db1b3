package dev.federationlab.aws.lambda;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingMode;

/** Functions as answers show them. */
final class Shown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Shown() {}

  /**
   * The configuration of a function. A departure: it is Active from the first, and changes are done
   * at once.
   *
   * @param arn as the request named it
   */
  static FunctionConfiguration configuration(LambdaFunction function, String arn) {
    var settings = function.settings();
    var shown =
        FunctionConfiguration.builder()
            .functionName(function.name())
            .functionArn(arn)
            .runtime(settings.runtime())
            .role(settings.role())
            .handler(settings.handler())
            .codeSize(function.code().size())
            .description(settings.description())
            .timeout(settings.timeoutSeconds())
            .memorySize(settings.memoryMegabytes())
            .lastModified(TIME.format(function.modifiedAt()))
            .codeSha256(function.code().sha256())
            .version(FunctionReference.LATEST)
            .tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
            .revisionId(function.revisionId())
            .state(State.ACTIVE)
            .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
            .packageType(PackageType.ZIP)
            .architecturesWithStrings(settings.architecture())
            .ephemeralStorage(EphemeralStorage.builder().size(settings.storageMegabytes()).build())
            .snapStart(
                snapStart ->
                    snapStart
                        .applyOn(SnapStartApplyOn.NONE)
                        .optimizationStatus(SnapStartOptimizationStatus.OFF))
            .loggingConfig(
                logging ->
                    logging.logFormat(LogFormat.TEXT).logGroup("/aws/lambda/" + function.name()));
    if (!settings.environment().isEmpty()) {
      shown.environment(SettingsRules.shown(settings.environment()));
    }
    return shown.build();
  }

  /**
   * The same in the class of another answer, whose members have the same names.
   *
   * @param builder an empty builder of that class
   */
  static <B extends SdkPojo> B as(FunctionConfiguration configuration, B builder) {
    var fields = new HashMap<String, SdkField<?>>();
    builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
    for (var field : configuration.sdkFields()) {
      var value = field.getValueOrDefault(configuration);
      var target = fields.get(field.memberName());
      if (value != null && target != null) {
        target.set(builder, value);
      }
    }
    return builder;
  }
}
