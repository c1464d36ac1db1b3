package dev.federationlab.aws.lambda;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A function as it is stored, under its name.
 *
 * @param permissions the statements of its policy, as JSON, by {@code Sid}
 * @param revisionId another one after every change
 */
record LambdaFunction(
    String accountId,
    String name,
    Settings settings,
    Code code,
    Map<String, String> permissions,
    Map<String, String> tags,
    Instant modifiedAt,
    String revisionId) {
  static final Kind<LambdaFunction> KIND = Kind.of("lambda-function", LambdaFunction.class);

  /**
   * What is kept of a deployment package, which is never run: the handler names what is.
   *
   * @param sha256 in Base64
   * @param size in bytes
   */
  record Code(String sha256, long size) {}

  LambdaFunction {
    permissions = Collections.unmodifiableMap(new LinkedHashMap<>(permissions));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  String arn() {
    return FunctionReference.arn(accountId, name);
  }

  LambdaFunction with(Settings changed, Instant now) {
    return new LambdaFunction(accountId, name, changed, code, permissions, tags, now, revision());
  }

  LambdaFunction with(Code changed, Instant now) {
    return new LambdaFunction(
        accountId, name, settings, changed, permissions, tags, now, revision());
  }

  LambdaFunction withPermissions(Map<String, String> changed) {
    return new LambdaFunction(
        accountId, name, settings, code, changed, tags, modifiedAt, revision());
  }

  LambdaFunction withTags(Map<String, String> changed) {
    return new LambdaFunction(
        accountId, name, settings, code, permissions, changed, modifiedAt, revisionId);
  }

  static String revision() {
    return UUID.randomUUID().toString();
  }
}
