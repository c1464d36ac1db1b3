package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.pool.Tags;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceResponse;

/** Tags of pools, found by ARN. */
final class PoolTags {
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

  private TagResourceResponse tag(Call call, TagResourceRequest request) {
    change(call, request.resourceArn(), tags -> Tags.with(tags, request.tags()));
    return TagResourceResponse.builder().build();
  }

  private UntagResourceResponse untag(Call call, UntagResourceRequest request) {
    change(call, request.resourceArn(), tags -> Tags.without(tags, request.tagKeys()));
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
