package dev.federationlab.aws.dynamodb;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.item.DeleteItem;
import dev.federationlab.aws.dynamodb.item.GetItem;
import dev.federationlab.aws.dynamodb.item.PutItem;
import dev.federationlab.aws.dynamodb.item.Query;
import dev.federationlab.aws.dynamodb.item.Scan;
import dev.federationlab.aws.dynamodb.item.UpdateItem;
import dev.federationlab.aws.dynamodb.item.Writes;
import dev.federationlab.aws.dynamodb.table.CreateTable;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.TableLimits;
import dev.federationlab.aws.dynamodb.table.TableOperations;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;

/**
 * Tables and items for all accounts, as a table of operations: each with what it needs to be
 * allowed, and the method that does it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">API
 *     reference</a>
 */
public final class DynamoDb {
  private final Service service = new Service("dynamodb");

  /**
   * DynamoDB for all accounts.
   *
   * @param random for what tables are kept under
   */
  public DynamoDb(RandomGenerator random, TableLimits limits) {
    var tables = new Tables();
    var items = new Items(limits);
    var writes = new Writes(items);
    var tableOperations = new TableOperations(tables);
    var createTable = new CreateTable(tables, limits, random);
    var deleteItem = new DeleteItem(tables, writes);
    var getItem = new GetItem(tables, items);
    var putItem = new PutItem(tables, writes);
    var query = new Query(tables, items);
    var scan = new Scan(tables, items);
    var updateItem = new UpdateItem(tables, writes);

    line("CreateTable", createTable::access, createTable);
    line("DeleteItem", deleteItem::access, deleteItem);
    line(
        "DeleteTable",
        (call, request) -> TableOperations.access(call, "DeleteTable", request.tableName()),
        (Call call, DeleteTableRequest request) -> tableOperations.delete(call, request));
    line(
        "DescribeTable",
        (call, request) -> TableOperations.access(call, "DescribeTable", request.tableName()),
        (Call call, DescribeTableRequest request) -> tableOperations.describe(call, request));
    line("GetItem", getItem::access, getItem);
    line(
        "ListTables",
        (call, request) -> List.of(Access.to("dynamodb:ListTables", "*")),
        (Call call, ListTablesRequest request) -> tableOperations.list(call, request));
    line("PutItem", putItem::access, putItem);
    line("Query", query::access, query);
    line("Scan", scan::access, scan);
    line("UpdateItem", updateItem::access, updateItem);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Removes everything of an account. */
  public void emptyAccount(Transaction store, String accountId) {
    Tables.deleteAll(store, accountId);
    Items.deleteAll(store, accountId);
  }

  private <I, O> void line(
      String name, BiFunction<Call, I, List<Access>> access, Operation<I, O> operation) {
    service.operation(
        name,
        (Call call, I request) -> noted(call, name, () -> access.apply(call, request)),
        (call, request) -> noted(call, name, () -> operation.handle(call, request)));
  }

  /** What DynamoDB does not allow of a request is a check that failed, wherever it is found out. */
  private static <T> T noted(Call call, String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (ServiceException e) {
      if (DynamoErrors.isInvalid(e)) {
        call.explanation()
            .check(
                Check.failed(
                    "request",
                    "what DynamoDB allows of " + name,
                    e.message(),
                    "DynamoDB API reference, " + name));
      }
      throw e;
    }
  }
}
