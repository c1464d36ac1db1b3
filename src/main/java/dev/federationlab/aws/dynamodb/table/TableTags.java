package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** Tags of tables: TagResource, UntagResource, ListTagsOfResource. */
public final class TableTags {
  private static final int MOST = 50;

  private final Tables tables;

  public TableTags(Tables tables) {
    this.tables = tables;
  }

  /** What an operation on tags needs. */
  public static List<Access> access(String operation, String arn) {
    return List.of(Access.to("dynamodb:" + operation, arn));
  }

  /**
   * Adds tags, or changes their values.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException, ResourceNotFoundException
   */
  public TagResourceResponse tag(Call call, TagResourceRequest request) {
    change(
        call,
        request.resourceArn(),
        tags -> {
          request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
          requireFew(tags);
          return tags;
        });
    return TagResourceResponse.builder().build();
  }

  /** Goes on if there are no more tags than a table may have. */
  static void requireFew(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw DynamoErrors.invalidParameter(
          "The number of tags exceeds the limit of " + MOST + " for each resource");
    }
  }

  /**
   * Removes tags; those that are not there are none.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException, ResourceNotFoundException
   */
  public UntagResourceResponse untag(Call call, UntagResourceRequest request) {
    change(
        call,
        request.resourceArn(),
        tags -> {
          tags.keySet().removeAll(request.tagKeys());
          return tags;
        });
    return UntagResourceResponse.builder().build();
  }

  /**
   * All tags, by key.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException, ResourceNotFoundException
   */
  public ListTagsOfResourceResponse list(Call call, ListTagsOfResourceRequest request) {
    var tags =
        new TreeMap<>(table(call, request.resourceArn()).tags())
            .entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    return ListTagsOfResourceResponse.builder().tags(tags).build();
  }

  private void change(Call call, String arn, UnaryOperator<Map<String, String>> change) {
    tables.change(
        call, table(call, arn), table -> table.withTags(change.apply(new TreeMap<>(table.tags()))));
  }

  private Table table(Call call, String arn) {
    if (!arn.startsWith("arn:")) {
      throw DynamoErrors.invalid("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
    }
    return tables.require(
        call, arn, "Requested resource not found: ResourcArn: " + arn + " not found");
  }
}
