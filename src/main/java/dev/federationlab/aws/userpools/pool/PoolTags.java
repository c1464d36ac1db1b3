package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceResponse;

/** Tags of pools, found by ARN: at most 50. */
final class PoolTags {
  private static final int MOST = 50;

  private final Pools pools;

  PoolTags(Pools pools) {
    this.pools = pools;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onArn("TagResource", TagResourceRequest::resourceArn, this::tag)
        .onArn("UntagResource", UntagResourceRequest::resourceArn, this::untag)
        .onArn("ListTagsForResource", ListTagsForResourceRequest::resourceArn, this::list);
  }

  /**
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  static void require(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "A resource can have at most " + MOST + " tags.");
    }
    for (var key : tags.keySet()) {
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            "Tag keys that start with aws: are reserved.");
      }
    }
  }

  private TagResourceResponse tag(Call call, TagResourceRequest request) {
    change(
        call,
        request.resourceArn(),
        tags -> {
          var all = new HashMap<>(tags);
          all.putAll(request.tags());
          require(all);
          return all;
        });
    return TagResourceResponse.builder().build();
  }

  private UntagResourceResponse untag(Call call, UntagResourceRequest request) {
    change(
        call,
        request.resourceArn(),
        tags -> {
          var all = new HashMap<>(tags);
          all.keySet().removeAll(request.tagKeys());
          return all;
        });
    return UntagResourceResponse.builder().build();
  }

  private ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
    var pool = pools.require(call, poolId(call, request.resourceArn()));
    return ListTagsForResourceResponse.builder().tags(pool.type().userPoolTags()).build();
  }

  private void change(Call call, String arn, UnaryOperator<Map<String, String>> change) {
    pools.change(
        call,
        poolId(call, arn),
        pool ->
            new Pool(
                pool.accountId(),
                pool.type().toBuilder()
                    .userPoolTags(change.apply(pool.type().userPoolTags()))
                    .build(),
                pool.factors()));
  }

  /** The ID in the ARN of a pool; of another account's, it is as if there were none. */
  private static String poolId(Call call, String arn) {
    var id = arn.substring(arn.lastIndexOf('/') + 1);
    if (!arn.contains(":userpool/")) {
      throw UserPoolErrors.INVALID_PARAMETER.exception("Invalid resource ARN: " + arn);
    }
    if (!arn.equals(Pool.arn(call.accountId(), id))) {
      throw UserPoolErrors.RESOURCE_NOT_FOUND.exception("Resource " + arn + " does not exist.");
    }
    return id;
  }
}
