package dev.federationlab.aws.dynamodb;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.Service.Line;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.item.BatchGetItem;
import dev.federationlab.aws.dynamodb.item.BatchWriteItem;
import dev.federationlab.aws.dynamodb.item.GetItem;
import dev.federationlab.aws.dynamodb.item.Query;
import dev.federationlab.aws.dynamodb.item.Scan;
import dev.federationlab.aws.dynamodb.item.TransactGetItems;
import dev.federationlab.aws.dynamodb.item.TransactWriteItems;
import dev.federationlab.aws.dynamodb.item.WriteItem;
import dev.federationlab.aws.dynamodb.item.Writes;
import dev.federationlab.aws.dynamodb.table.CreateTable;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.TableLimits;
import dev.federationlab.aws.dynamodb.table.TableOperations;
import dev.federationlab.aws.dynamodb.table.TableTags;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.table.UpdateTable;
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
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;

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
    addTables(tables, items, new CreateTable(tables, limits, random));
    addItems(tables, items, writes);
  }

  private void addTables(Tables tables, Items items, CreateTable createTable) {
    var operations = new TableOperations(tables);
    var tags = new TableTags(tables);
    var updateTable = new UpdateTable(tables, items);

    line("CreateTable", createTable::access, createTable);
    line(
        "DeleteTable",
        (call, request) -> TableOperations.access(call, "DeleteTable", request.tableName()),
        (Call call, DeleteTableRequest request) -> operations.delete(call, request));
    line(
        "DescribeTable",
        (call, request) -> TableOperations.access(call, "DescribeTable", request.tableName()),
        (Call call, DescribeTableRequest request) -> operations.describe(call, request));
    line(
        "ListTables",
        (call, request) ->
            List.of(Access.to("dynamodb:ListTables", Tables.arn(call.accountId(), "*"))),
        (Call call, ListTablesRequest request) -> operations.list(call, request));
    line(
        "ListTagsOfResource",
        (call, request) -> TableTags.access("ListTagsOfResource", request.resourceArn()),
        (Call call, ListTagsOfResourceRequest request) -> tags.list(call, request));
    line(
        "TagResource",
        (call, request) -> TableTags.access("TagResource", request.resourceArn()),
        (Call call, TagResourceRequest request) -> tags.tag(call, request));
    line(
        "UntagResource",
        (call, request) -> TableTags.access("UntagResource", request.resourceArn()),
        (Call call, UntagResourceRequest request) -> tags.untag(call, request));
    line("UpdateTable", updateTable::access, updateTable);
  }

  private void addItems(Tables tables, Items items, Writes writes) {
    var one = new WriteItem(tables, writes);

    line("BatchGetItem", new BatchGetItem(tables, items)::read);
    line("BatchWriteItem", new BatchWriteItem(tables, writes)::read);
    line("DeleteItem", one::delete);
    line("GetItem", new GetItem(tables, items)::read);
    line("PutItem", one::put);
    line("Query", new Query(tables, items)::read);
    line("Scan", new Scan(tables, items)::read);
    line("TransactGetItems", new TransactGetItems(tables, items)::read);
    line("TransactWriteItems", new TransactWriteItems(tables, writes)::read);
    line("UpdateItem", one::update);
  }

  /** What of the operations that are served behaves in another way than at AWS. */
  public static List<String> notes() {
    var limits = TableLimits.DEFAULT;
    return List.of(
        "Parameters from before expressions (Expected, AttributeUpdates, KeyConditions,"
            + " QueryFilter, ScanFilter, AttributesToGet, ConditionalOperator) are refused.",
        "Tables and indexes are made, changed and deleted at once, although answers say that it is"
            + " being done. All tables lie in us-east-1.",
        "Every read is consistent. ConsistentRead only counts, and is refused for global indexes.",
        "Capacity is counted and described, and limits nothing: nothing is throttled.",
        "Streams, encryption with keys of KMS, replicas and policies of tables are refused.",
        "BatchWriteItem writes all or nothing, and never leaves anything unprocessed; a request has"
            + " at most 1 MiB.",
        "The key of an index has one or two attributes.",
        "A sandbox keeps less than an account: "
            + limits.tables()
            + " tables, and in all of them "
            + limits.items()
            + " items and "
            + (limits.bytes() >> 20)
            + " MiB, what indexes hold counted too. Beyond that a write answers"
            + " ItemCollectionSizeLimitExceededException.");
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
    line(name, Line.of(name, Signature.REQUIRED, access, operation).reading());
  }

  private <I, O> void line(String name, BiFunction<Call, I, Intent<O>> reading) {
    service.line(
        new Line<>(
            name,
            Signature.REQUIRED,
            (Call call, I request) -> {
              var intent = noted(call, name, () -> reading.apply(call, request));
              return new Intent<>(intent.needs(), () -> noted(call, name, intent.work()));
            }));
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
