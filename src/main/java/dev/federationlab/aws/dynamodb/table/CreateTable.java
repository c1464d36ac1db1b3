package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes a table. It is there at once, although the answer says, as AWS does, that it is being made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 */
public final class CreateTable implements Operation<CreateTableRequest, CreateTableResponse> {
  private final Tables tables;
  private final TableLimits limits;
  private final RandomGenerator random;

  public CreateTable(Tables tables, TableLimits limits, RandomGenerator random) {
    this.tables = tables;
    this.limits = limits;
    this.random = random;
  }

  /** What it needs; for tags the permission to tag as well. */
  public List<Access> access(Call call, CreateTableRequest request) {
    var arn = Tables.arn(call.accountId(), Tables.name(call, request.tableName()));
    var access = new ArrayList<Access>();
    access.add(Access.to("dynamodb:CreateTable", arn));
    if (request.hasTags()) {
      access.add(Access.to("dynamodb:TagResource", arn));
    }
    return access;
  }

  @Override
  public CreateTableResponse handle(Call call, CreateTableRequest request) {
    var name = TableNames.require(request.tableName());
    requireKnownWishes(request);
    boolean onDemand = Billing.onDemand(request.billingModeAsString());
    var definition = Definition.of(request, onDemand);
    var throughput = Billing.throughput(onDemand, request.provisionedThroughput());
    var tags = new TreeMap<String, String>();
    request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    TableTags.requireFew(tags);
    if (tables.find(call, name).isPresent()) {
      throw DynamoErrors.RESOURCE_IN_USE.exception("Table already exists: " + name);
    }
    if (tables.count(call) >= limits.tables()) {
      throw DynamoErrors.LIMIT_EXCEEDED.exception(
          "Subscriber limit exceeded: There is a limit of "
              + limits.tables()
              + " tables per subscriber");
    }
    var table =
        new Table(
            name,
            String.format("%012x", random.nextLong() >>> 16),
            call.now(),
            definition.attributes(),
            definition.keys(),
            definition.indexes(),
            onDemand,
            throughput,
            Boolean.TRUE.equals(request.deletionProtectionEnabled()),
            request.tableClassAsString(),
            tags);
    if (!tables.insert(call, table)) {
      throw DynamoErrors.RESOURCE_IN_USE.exception("Table already exists: " + name);
    }
    return CreateTableResponse.builder()
        .tableDescription(Described.of(call, table, TableStatus.CREATING))
        .build();
  }

  /** What a request may ask for that is not done here is refused, never ignored. */
  private static void requireKnownWishes(CreateTableRequest request) {
    if (request.streamSpecification() != null
        && Boolean.TRUE.equals(request.streamSpecification().streamEnabled())) {
      throw DynamoErrors.invalid("StreamSpecification: there are no streams here");
    }
    if (request.sseSpecification() != null
        && Boolean.TRUE.equals(request.sseSpecification().enabled())) {
      throw DynamoErrors.invalid("SSESpecification: there are no keys of KMS here");
    }
    if (request.resourcePolicy() != null) {
      throw DynamoErrors.invalid("ResourcePolicy: tables have no policies here");
    }
  }
}
