package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * Changes the billing, the protection or the global indexes of a table. It is done at once,
 * although the answer says, as AWS does, that it is being done.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">UpdateTable</a>
 */
public final class UpdateTable implements Operation<UpdateTableRequest, UpdateTableResponse> {
  private final Tables tables;
  private final Items items;

  public UpdateTable(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  /** What it needs. */
  public List<Access> access(Call call, UpdateTableRequest request) {
    return TableOperations.access(call, "UpdateTable", request.tableName());
  }

  @Override
  public UpdateTableResponse handle(Call call, UpdateTableRequest request) {
    requireKnownWishes(request);
    var table = tables.requireByName(call, request.tableName());
    var changed = withIndexes(call, withSettings(table, request), request);
    if (changed.equals(table)) {
      throw DynamoErrors.invalid(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    tables.change(call, table, before -> changed);
    return UpdateTableResponse.builder()
        .tableDescription(Described.of(call, changed, TableStatus.UPDATING))
        .build();
  }

  /** What a request may ask for that is not done here is refused, never ignored. */
  private static void requireKnownWishes(UpdateTableRequest request) {
    if (request.streamSpecification() != null) {
      throw DynamoErrors.invalid("StreamSpecification: there are no streams here");
    }
    if (request.sseSpecification() != null) {
      throw DynamoErrors.invalid("SSESpecification: there are no keys of KMS here");
    }
    if (request.hasReplicaUpdates()) {
      throw DynamoErrors.invalid("ReplicaUpdates: there is one region here");
    }
  }

  private static Table withSettings(Table table, UpdateTableRequest request) {
    boolean onDemand =
        request.billingModeAsString() == null
            ? table.onDemand()
            : Billing.onDemand(request.billingModeAsString());
    boolean sameThroughput =
        request.provisionedThroughput() == null && onDemand == table.onDemand();
    return table.withSettings(
        onDemand,
        sameThroughput
            ? table.throughput()
            : Billing.throughput(onDemand, request.provisionedThroughput()),
        request.deletionProtectionEnabled() == null
            ? table.deletionProtection()
            : request.deletionProtectionEnabled(),
        request.tableClassAsString() == null ? table.tableClass() : request.tableClassAsString());
  }

  private Table withIndexes(Call call, Table table, UpdateTableRequest request) {
    var changes = request.globalSecondaryIndexUpdates();
    if (changes.stream().filter(it -> it.create() != null || it.delete() != null).count() > 1) {
      throw DynamoErrors.LIMIT_EXCEEDED.exception(
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
    }
    var types = new HashMap<>(table.attributes());
    types.putAll(Definition.attributes(request.attributeDefinitions()));
    var changed = table;
    for (var change : changes) {
      changed = changed(call, changed, types, change);
    }
    return changed;
  }

  private Table changed(
      Call call, Table table, Map<String, Type> types, GlobalSecondaryIndexUpdate change) {
    if (change.create() != null) {
      return created(call, table, types, change.create());
    }
    var name = change.delete() != null ? change.delete().indexName() : updated(change);
    var index = table.findIndex(name).filter(Index::global).orElseThrow(UpdateTable::noSuchIndex);
    var others = new ArrayList<>(table.indexes());
    others.remove(index);
    if (change.delete() != null) {
      Items.clear(call, table, index);
    } else {
      var throughput =
          Billing.ofIndex(table.onDemand(), name, change.update().provisionedThroughput());
      others.add(
          new Index(
              index.number(),
              name,
              true,
              index.keys(),
              index.projection(),
              index.included(),
              throughput));
    }
    return table.withIndexes(others, used(table, others, table.attributes()));
  }

  private static String updated(GlobalSecondaryIndexUpdate change) {
    if (change.update() == null) {
      throw DynamoErrors.invalid(
          "One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update,"
              + " GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be"
              + " null");
    }
    return change.update().indexName();
  }

  private static ServiceException noSuchIndex() {
    return DynamoErrors.RESOURCE_NOT_FOUND.exception("Requested resource not found");
  }

  private Table created(
      Call call, Table table, Map<String, Type> types, CreateGlobalSecondaryIndexAction wanted) {
    if (table.findIndex(wanted.indexName()).isPresent()) {
      throw DynamoErrors.invalidParameter("Attempting to create an index which already exists");
    }
    if (!Definition.mayHaveGlobal(table.indexes())) {
      throw Definition.tooManyGlobal();
    }
    int number = table.indexes().stream().mapToInt(Index::number).max().orElse(-1) + 1;
    var index =
        Definition.index(
            number,
            wanted.indexName(),
            true,
            Definition.keys(wanted.keySchema(), types),
            wanted.projection(),
            Billing.ofIndex(table.onDemand(), wanted.indexName(), wanted.provisionedThroughput()));
    var others = new ArrayList<>(table.indexes());
    others.add(index);
    var changed = table.withIndexes(others, used(table, others, types));
    items.fill(call, changed, index);
    return changed;
  }

  /** The types of those attributes that still are keys. */
  private static Map<String, Type> used(Table table, List<Index> indexes, Map<String, Type> types) {
    var used = new HashMap<String, Type>();
    table.keys().all().forEach(name -> used.put(name, type(types, name)));
    indexes.forEach(index -> index.keys().all().forEach(name -> used.put(name, type(types, name))));
    return used;
  }

  private static Type type(Map<String, Type> types, String name) {
    var type = types.get(name);
    if (type == null) {
      throw new IllegalStateException("a key without a type: " + name);
    }
    return type;
  }
}
