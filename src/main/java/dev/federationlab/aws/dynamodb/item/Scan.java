package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Slice;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * All items of a table or index, in the order of their partitions' hashes. It has no leading keys,
 * so that no condition on these limits it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 */
public final class Scan {
  private final Tables tables;
  private final Pages pages;

  public Scan(Tables tables, Items items) {
    this.tables = tables;
    this.pages = new Pages(items);
  }

  /** What a request is for. */
  public Intent<ScanResponse> read(Call call, ScanRequest request) {
    var asked = asked(request);
    var table = tables.named(call, request.tableName());
    var access = asked.access("Scan", table).attributes(asked.selection().attributes()).access();
    return new Intent<>(List.of(access), () -> scan(call, request, asked, table.require()));
  }

  private static PageRequest asked(ScanRequest request) {
    var asked = new Members(request);
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", request.projectionExpression())
            .expression("FilterExpression", request.filterExpression())
            .legacy("AttributesToGet", request.hasAttributesToGet())
            .legacy("ScanFilter", request.hasScanFilter())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null)
            .with(asked.names(), asked.values());
    requireSegment(request);
    return PageRequest.of(asked, expressions, StartKey.read(asked));
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

  private ScanResponse scan(Call call, ScanRequest request, PageRequest asked, Table table) {
    var source = asked.source(table);
    var answer =
        asked.answer(pages.read(call, source, slice(source, request, asked), false, asked), source);
    return ScanResponse.builder()
        .count(answer.count())
        .scannedCount(answer.scannedCount())
        .items(answer.items())
        .lastEvaluatedKey(answer.lastEvaluatedKey())
        .consumedCapacity(answer.consumedCapacity())
        .build();
  }

  private static Slice slice(Pages.Source source, ScanRequest request, PageRequest asked) {
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
