package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.table.Items;
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
public final class GetItem implements Operation<GetItemRequest, GetItemResponse> {
  private final Tables tables;
  private final Items items;

  public GetItem(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  /** What it needs. */
  public List<Access> access(Call call, GetItemRequest request) {
    var wanted = Wanted.one(request);
    return List.of(
        ItemAccess.toTable(call, "GetItem", request.tableName())
            .leadingKeys(tables.find(call, request.tableName()), wanted.keys())
            .attributes(wanted.attributes())
            .select(wanted.select())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access());
  }

  @Override
  public GetItemResponse handle(Call call, GetItemRequest request) {
    var wanted = Wanted.one(request);
    var table = tables.require(call, request.tableName());
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
