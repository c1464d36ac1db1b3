package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables of accounts, found by name and changed. */
public final class Tables {
  /** Where all tables are, whatever region a signature names. */
  private static final String REGION = "us-east-1";

  private static final Kind<Table> KIND = Kind.of("dynamodb-table", Table.class);
  private static final String SOURCE = "DynamoDB API reference, ResourceNotFoundException";

  /** The space of an account's documents. */
  public static String space(String accountId) {
    return "aws:" + accountId;
  }

  /** The ARN of a table, whether or not there is one. */
  public static String arn(String accountId, String name) {
    return "arn:aws:dynamodb:" + REGION + ":" + accountId + ":table/" + name;
  }

  /**
   * The name of the table that a request names by name or ARN.
   *
   * @throws ServiceException ValidationException if no table can be called so
   */
  public static String name(Call call, String nameOrArn) {
    var prefix = arn(call.accountId(), "");
    if (nameOrArn.startsWith("arn:")) {
      if (!nameOrArn.startsWith(prefix)) {
        throw DynamoErrors.RESOURCE_NOT_FOUND.exception();
      }
      return TableNames.require(nameOrArn.substring(prefix.length()));
    }
    return TableNames.require(nameOrArn);
  }

  /**
   * The table that an operation on items names, looked up once: to decide whether the caller may
   * use it, and then to use it. All may throw ValidationException, if no table can be called so.
   */
  public final class Named {
    private final Call call;
    private final String nameOrArn;
    private boolean sought;
    private @Nullable Table found;

    private Named(Call call, String nameOrArn) {
      this.call = call;
      this.nameOrArn = nameOrArn;
    }

    /** Its ARN, whether or not there is one. */
    public String arn() {
      return Tables.arn(call.accountId(), name(call, nameOrArn));
    }

    /** The table, if there is one. */
    public Optional<Table> find() {
      if (!sought) {
        found = Tables.this.find(call, nameOrArn).orElse(null);
        sought = true;
      }
      return Optional.ofNullable(found);
    }

    /**
     * The table.
     *
     * @throws ServiceException ResourceNotFoundException
     */
    public Table require() {
      return Tables.require(call, name(call, nameOrArn), find(), "Requested resource not found");
    }
  }

  /** The table that an operation on items names, by name or ARN. */
  public Named named(Call call, String nameOrArn) {
    return new Named(call, nameOrArn);
  }

  /**
   * The table that a request names by name or ARN, if there is one.
   *
   * @throws ServiceException ValidationException if no table can be called so
   */
  public Optional<Table> find(Call call, String nameOrArn) {
    return call.store()
        .find(space(call.accountId()), KIND, name(call, nameOrArn))
        .map(document -> document.value());
  }

  /**
   * The table that an operation on tables names, by name or ARN.
   *
   * @throws ServiceException ResourceNotFoundException, with the name in it
   */
  Table requireByName(Call call, String nameOrArn) {
    return require(
        call,
        nameOrArn,
        "Requested resource not found: Table: " + name(call, nameOrArn) + " not found");
  }

  /**
   * The table that a request names by name or ARN.
   *
   * @throws ServiceException ResourceNotFoundException, in these words
   */
  Table require(Call call, String nameOrArn, String otherwise) {
    var name = name(call, nameOrArn);
    return require(call, name, find(call, name), otherwise);
  }

  private static Table require(Call call, String name, Optional<Table> found, String otherwise) {
    call.explanation()
        .check(
            new Check(
                "table", "one of account " + call.accountId(), name, found.isPresent(), SOURCE));
    return found.orElseThrow(() -> DynamoErrors.RESOURCE_NOT_FOUND.exception(otherwise));
  }

  List<Table> list(Call call, String after, int limit) {
    return call.store().list(space(call.accountId()), KIND, "", after, limit).stream()
        .map(document -> document.value())
        .toList();
  }

  int count(Call call) {
    return call.store().count(space(call.accountId()), KIND);
  }

  /**
   * @return false if there is one of this name
   */
  boolean insert(Call call, Table table) {
    return call.store().insert(space(call.accountId()), KIND, table.name(), table);
  }

  /** Changes a table that is there; the call is tried again if another changed it meanwhile. */
  Table change(Call call, Table table, UnaryOperator<Table> change) {
    var space = space(call.accountId());
    var document =
        call.store()
            .find(space, KIND, table.name())
            .orElseThrow(DynamoErrors.RESOURCE_NOT_FOUND::exception);
    var changed = change.apply(document.value());
    call.store().update(space, KIND, document, changed);
    return changed;
  }

  void delete(Call call, Table table) {
    call.store().delete(space(call.accountId()), KIND, table.name());
  }

  /** Removes all tables of an account, and what is in them. */
  public static void deleteAll(Transaction store, String accountId) {
    store.deleteAll(space(accountId), KIND, "");
  }
}
