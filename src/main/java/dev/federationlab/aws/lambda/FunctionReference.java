package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a request names it: by its name, a part of its ARN or the whole of it, each with or
 * without a qualifier.
 *
 * @param accountId whose function it is
 * @param qualifier as it was given; a version or an alias
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html#API_GetFunction_RequestSyntax">FunctionName</a>
 */
record FunctionReference(String accountId, String name, Optional<String> qualifier) {
  static final String REGION = "us-east-1";
  static final String LATEST = "$LATEST";

  private static final int LONGEST_NAME = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\\d):)?(?:(\\d{12}):)?(?:function:)?"
              + "([a-zA-Z0-9-_.]+)(?::([$\\w.-]+))?");

  /** As most operations name it. */
  static FunctionReference of(Call call, String text) {
    return of(call, text, null);
  }

  /**
   * As operations name it that take a qualifier apart from the name.
   *
   * @throws ServiceException InvalidParameterValueException, ResourceNotFoundException
   */
  static FunctionReference of(Call call, String text, @Nullable String qualifier) {
    return of(call.accountId(), text, qualifier);
  }

  static FunctionReference of(String accountId, String text, @Nullable String qualifier) {
    var match = FORM.matcher(text);
    if (!match.matches() || match.group(3).length() > LONGEST_NAME) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Invalid function name: " + text);
    }
    var region = match.group(1);
    if (region != null && !region.equals(REGION)) {
      throw LambdaErrors.RESOURCE_NOT_FOUND.exception(
          "Functions from '" + region + "' are not reachable in this region ('" + REGION + "')");
    }
    var derived = match.group(4);
    if (derived != null && qualifier != null && !derived.equals(qualifier)) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionReference(
        match.group(2) == null ? accountId : match.group(2),
        match.group(3),
        Optional.ofNullable(derived == null ? qualifier : derived));
  }

  /** Without a qualifier. */
  String arn() {
    return arn(accountId, name);
  }

  /** With the qualifier, if one was given. */
  String qualifiedArn() {
    return arn() + qualifier.map(it -> ":" + it).orElse("");
  }

  static String arn(String accountId, String name) {
    return "arn:aws:lambda:" + REGION + ":" + accountId + ":function:" + name;
  }

  /** What is answered where there is no such function. */
  ServiceException notFound() {
    return LambdaErrors.RESOURCE_NOT_FOUND.exception("Function not found: " + qualifiedArn());
  }
}
