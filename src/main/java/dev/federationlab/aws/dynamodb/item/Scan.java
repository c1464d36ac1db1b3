package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Slice;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * All items of a table or index, in the order of their partitions' hashes. It has no leading keys,
 * so that no condition on these limits it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 */
public final class Scan implements Operation<ScanRequest, ScanResponse> {
  private final Tables tables;
  private final Pages pages;

  public Scan(Tables tables, Items items) {
    this.tables = tables;
    this.pages = new Pages(items);
  }

  /** What a request says, without the table. */
  private record Asked(Selection selection, Optional<Item> startKey) {}

  private static Asked asked(ScanRequest request) {
    var members = new Members(request);
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", request.projectionExpression())
            .expression("FilterExpression", request.filterExpression())
            .legacy("AttributesToGet", request.hasAttributesToGet())
            .legacy("ScanFilter", request.hasScanFilter())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null)
            .with(members.names(), members.values());
    requireSegment(request);
    var startKey = StartKey.read(request.hasExclusiveStartKey(), request.exclusiveStartKey());
    var selection =
        Selection.of(
            expressions,
            request.filterExpression(),
            request.projectionExpression(),
            request.selectAsString(),
            request.indexName());
    expressions.requireAllUsed();
    return new Asked(selection, startKey);
  }

  private static void requireSegment(ScanRequest request) {
    if (request.totalSegments() != null && request.segment() == null) {
      throw DynamoErrors.invalid(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (request.segment() != null && request.totalSegments() == null) {
      throw DynamoErrors.invalid(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (request.segment() != null && request.segment() >= request.totalSegments()) {
      throw DynamoErrors.invalid(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: "
              + request.segment()
              + " is not less than TotalSegments: "
              + request.totalSegments());
    }
  }

  /** What it needs. */
  public List<Access> access(Call call, ScanRequest request) {
    var asked = asked(request);
    return List.of(
        ItemAccess.toIndex(call, "Scan", request.tableName(), request.indexName())
            .attributes(asked.selection().attributes())
            .select(asked.selection().select())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access());
  }

  @Override
  public ScanResponse handle(Call call, ScanRequest request) {
    var asked = asked(request);
    var table = tables.require(call, request.tableName());
    var index = Optional.ofNullable(request.indexName()).map(table::index);
    boolean consistent = Boolean.TRUE.equals(request.consistentRead());
    var source = asked.selection().source(table, index, consistent);
    var page =
        pages.read(
            call,
            source,
            slice(source, request, asked),
            false,
            request.limit() == null ? Integer.MAX_VALUE : request.limit(),
            asked.selection().filter());
    var answer =
        ScanResponse.builder()
            .count(page.matching().size())
            .scannedCount(page.scanned())
            .consumedCapacity(
                new Capacity(table)
                    .read(index, Capacity.reading(page.bytes(), consistent))
                    .shown(request.returnConsumedCapacityAsString()));
    if (!asked.selection().countOnly()) {
      answer.items(page.matching().stream().map(asked.selection()::of).map(Shown::item).toList());
    }
    page.last().ifPresent(it -> answer.lastEvaluatedKey(Shown.item(source.startKeyOf(it))));
    return answer.build();
  }

  private static Slice slice(Pages.Source source, ScanRequest request, Asked asked) {
    var all = Slice.of(source.table(), source.index());
    var slice =
        request.segment() == null ? all : all.segment(request.segment(), request.totalSegments());
    if (asked.startKey().isEmpty()) {
      return slice;
    }
    StartKey.require(source, asked.startKey().get());
    return slice.behind(asked.startKey().get(), false);
  }
}
