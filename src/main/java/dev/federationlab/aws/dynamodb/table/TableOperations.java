package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * DescribeTable, ListTables and DeleteTable. A table that is deleted is gone at once, although the
 * answer says, as AWS does, that it is being deleted.
 */
public final class TableOperations {
  private static final int LARGEST_PAGE = 100;

  private final Tables tables;

  public TableOperations(Tables tables) {
    this.tables = tables;
  }

  /** What an operation on a table needs: the action of its own name. */
  public static List<Access> access(Call call, String operation, String nameOrArn) {
    return List.of(
        Access.to(
            "dynamodb:" + operation, Tables.arn(call.accountId(), Tables.name(call, nameOrArn))));
  }

  /** The table of this name, with what is in it. */
  public DescribeTableResponse describe(Call call, DescribeTableRequest request) {
    var table = tables.requireByName(call, request.tableName());
    return DescribeTableResponse.builder()
        .table(Described.of(call, table, TableStatus.ACTIVE))
        .build();
  }

  /** The names of tables, in their order. */
  public ListTablesResponse list(Call call, ListTablesRequest request) {
    int limit = request.limit() == null ? LARGEST_PAGE : request.limit();
    var after = request.exclusiveStartTableName() == null ? "" : request.exclusiveStartTableName();
    var names = tables.list(call, after, limit + 1).stream().map(Table::name).toList();
    if (names.size() <= limit) {
      return ListTablesResponse.builder().tableNames(names).build();
    }
    return ListTablesResponse.builder()
        .tableNames(names.subList(0, limit))
        .lastEvaluatedTableName(names.get(limit - 1))
        .build();
  }

  /**
   * Removes a table with all that is in it.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException, or
   *     ValidationException if it is protected
   */
  public DeleteTableResponse delete(Call call, DeleteTableRequest request) {
    var table = tables.requireByName(call, request.tableName());
    if (table.deletionProtection()) {
      throw DynamoErrors.invalid(
          "Resource cannot be deleted as it is currently protected against deletion. Disable"
              + " deletion protection first.");
    }
    var described = Described.of(call, table, TableStatus.DELETING);
    Items.clear(call, table);
    tables.delete(call, table);
    return DeleteTableResponse.builder().tableDescription(described).build();
  }
}
