package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What Query and Scan are asked alike, and answer alike.
 *
 * @param index its name, if not the table itself is read
 * @param limit how many items are read at most
 */
record PageRequest(
    @Nullable String index,
    boolean consistent,
    int limit,
    Selection selection,
    Optional<Item> startKey,
    @Nullable String returnConsumedCapacity) {

  /** What a page is answered with; what is absent is left out. */
  record Answer(
      int count,
      int scannedCount,
      @Nullable List<Map<String, AttributeValue>> items,
      @Nullable Map<String, AttributeValue> lastEvaluatedKey,
      @Nullable ConsumedCapacity consumedCapacity) {}

  /**
   * Reads the last of a request's expressions.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static PageRequest of(Members asked, Expressions expressions, Optional<Item> startKey) {
    var selection = Selection.of(asked, expressions);
    expressions.requireAllUsed();
    var limit = asked.number("Limit");
    return new PageRequest(
        asked.text("IndexName"),
        asked.flag("ConsistentRead"),
        limit == null ? Integer.MAX_VALUE : limit,
        selection,
        startKey,
        asked.text("ReturnConsumedCapacity"));
  }

  /** What it needs, but for what is asked of attributes and keys. */
  ItemAccess access(String action, Tables.Named table) {
    return ItemAccess.toMany(action, table, index)
        .select(selection.select())
        .returnConsumedCapacity(returnConsumedCapacity);
  }

  /**
   * What is read of a table.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  Pages.Source source(Table table) {
    return selection.source(table, Optional.ofNullable(index).map(table::index), consistent);
  }

  Answer answer(Pages.Page page, Pages.Source source) {
    return new Answer(
        page.matching().size(),
        page.scanned(),
        selection.countOnly()
            ? null
            : page.matching().stream().map(selection::of).map(Shown::item).toList(),
        page.last().map(source::startKeyOf).map(Shown::item).orElse(null),
        new Capacity(source.table())
            .read(source.index(), Capacity.reading(page.bytes(), consistent))
            .shown(returnConsumedCapacity));
  }
}
