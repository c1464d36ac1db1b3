package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/**
 * Up to 100 items by their keys, as they are at one moment: they are read until two readings in a
 * row are the same.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html">TransactGetItems</a>
 */
public final class TransactGetItems {
  private static final int READINGS = 5;

  private final Tables tables;
  private final Items items;

  public TransactGetItems(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  /** An item that is asked for. */
  private record Asked(Tables.Named table, Wanted wanted) {
    Item key() {
      return wanted.keys().get(0);
    }
  }

  /** What a request is for; it needs for each item what GetItem needs. */
  public Intent<TransactGetItemsResponse> read(Call call, TransactGetItemsRequest request) {
    var asked =
        request.transactItems().stream()
            .map(TransactGetItem::get)
            .map(get -> new Asked(tables.named(call, get.tableName()), Wanted.one(get)))
            .toList();
    var capacity = request.returnConsumedCapacityAsString();
    return new Intent<>(
        asked.stream().map(each -> access(each, capacity)).toList(),
        () -> get(call, asked, capacity));
  }

  private static Access access(Asked asked, @Nullable String returnConsumedCapacity) {
    return ItemAccess.toItems("GetItem", asked.table(), asked.wanted().keys())
        .attributes(asked.wanted().attributes())
        .select(asked.wanted().select())
        .returnConsumedCapacity(returnConsumedCapacity)
        .enclosedBy("TransactGetItems")
        .access();
  }

  private TransactGetItemsResponse get(
      Call call, List<Asked> asked, @Nullable String returnConsumedCapacity) {
    var found = new ArrayList<Table>();
    var reasons = new CancellationReasons();
    for (var each : asked) {
      var table = each.table().require();
      found.add(table);
      try {
        each.wanted().requireFit(table);
        reasons.none();
      } catch (ServiceException e) {
        reasons.add(e);
      }
    }
    reasons.require();
    var read = readAtOneMoment(call, asked, found);
    var capacities = new LinkedHashMap<Table, Capacity>();
    var responses = new ArrayList<ItemResponse>();
    for (int i = 0; i < asked.size(); i++) {
      var item = read.get(i).map(Items.Found::item);
      var wanted = asked.get(i).wanted();
      responses.add(
          item.map(it -> ItemResponse.builder().item(Shown.item(wanted.of(it))).build())
              .orElse(ItemResponse.builder().build()));
      capacities
          .computeIfAbsent(found.get(i), Capacity::new)
          .read(Optional.empty(), 2 * Capacity.reading(item.map(Item::bytes).orElse(0L), true));
    }
    var shown =
        capacities.values().stream()
            .map(it -> it.shown(returnConsumedCapacity))
            .filter(Objects::nonNull)
            .toList();
    var answer = TransactGetItemsResponse.builder().responses(responses);
    return shown.isEmpty() ? answer.build() : answer.consumedCapacity(shown).build();
  }

  private List<Optional<Items.Found>> readAtOneMoment(
      Call call, List<Asked> asked, List<Table> found) {
    var read = read(call, asked, found);
    for (int readings = 1; readings < READINGS; readings++) {
      var again = read(call, asked, found);
      if (versions(again).equals(versions(read))) {
        return again;
      }
      read = again;
    }
    throw CancellationReasons.conflict(asked.size());
  }

  private List<Optional<Items.Found>> read(Call call, List<Asked> asked, List<Table> found) {
    var read = new ArrayList<Optional<Items.Found>>();
    for (int i = 0; i < asked.size(); i++) {
      read.add(items.find(call, found.get(i), asked.get(i).key()));
    }
    return read;
  }

  private static List<Long> versions(List<Optional<Items.Found>> read) {
    return read.stream().map(it -> it.map(Items.Found::version).orElse(0L)).toList();
  }
}
