package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * The item that a key holds; an empty answer if it holds none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html">GetItem</a>
 */
public final class GetItem {
  private final Tables tables;
  private final Items items;

  public GetItem(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  /** What a request is for. */
  public Intent<GetItemResponse> read(Call call, GetItemRequest request) {
    var wanted = Wanted.one(request);
    var named = tables.named(call, request.tableName());
    var access =
        ItemAccess.toItems("GetItem", named, wanted.keys())
            .attributes(wanted.attributes())
            .select(wanted.select())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access();
    return new Intent<>(List.of(access), () -> get(call, request, wanted, named.require()));
  }

  private GetItemResponse get(Call call, GetItemRequest request, Wanted wanted, Table table) {
    wanted.requireFit(table);
    var found = items.find(call, table, wanted.keys().get(0)).map(Items.Found::item);
    var answer = GetItemResponse.builder();
    found.ifPresent(item -> answer.item(Shown.item(wanted.of(item))));
    double units =
        Capacity.reading(
            found.map(Item::bytes).orElse(0L), Boolean.TRUE.equals(request.consistentRead()));
    return answer
        .consumedCapacity(
            new Capacity(table)
                .read(Optional.empty(), units)
                .shown(request.returnConsumedCapacityAsString()))
        .build();
  }
}
