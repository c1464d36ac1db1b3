package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/**
 * Tags of functions: at most 50.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html">Tags</a>
 */
final class FunctionTags {
  private static final int MOST = 50;
  private static final int KEY = 128;
  private static final int VALUE = 256;

  private final Functions functions;

  FunctionTags(Functions functions) {
    this.functions = functions;
  }

  TagResourceResponse tag(Call call, TagResourceRequest request) {
    functions.change(
        call,
        FunctionReference.of(call, request.resource()),
        function -> function.withTags(with(function.tags(), request.tags())));
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(Call call, UntagResourceRequest request) {
    functions.change(
        call,
        FunctionReference.of(call, request.resource()),
        function -> {
          var tags = new LinkedHashMap<>(function.tags());
          tags.keySet().removeAll(request.tagKeys());
          return function.withTags(tags);
        });
    return UntagResourceResponse.builder().build();
  }

  ListTagsResponse list(Call call, ListTagsRequest request) {
    var function = functions.require(call, FunctionReference.of(call, request.resource()));
    return ListTagsResponse.builder().tags(function.tags()).build();
  }

  /**
   * The tags with others added; a key that is there already takes the new value.
   *
   * @throws ServiceException InvalidParameterValueException
   */
  static Map<String, String> with(Map<String, String> held, Map<String, String> added) {
    var tags = new LinkedHashMap<>(held);
    added.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > KEY || value.length() > VALUE) {
            throw LambdaErrors.INVALID_PARAMETER.exception(
                "Tag keys have 1 to " + KEY + " characters, values at most " + VALUE + ".");
          }
          if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw LambdaErrors.INVALID_PARAMETER.exception(
                "Tag keys cannot begin with aws:, which is reserved.");
          }
          tags.put(key, value);
        });
    if (tags.size() > MOST) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Number of tags exceeds resource tag limit.");
    }
    return tags;
  }
}
