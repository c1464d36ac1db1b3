package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.table.Usage.Amount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables as the API describes them. */
final class Described {
  private Described() {}

  /** A table that is there, with what is in it. */
  static TableDescription of(Call call, Table table, TableStatus status) {
    var amounts = Items.amounts(call);
    var amount = amounts.getOrDefault(Keys.table(table), Amount.NOTHING);
    var arn = Tables.arn(call.accountId(), table.name());
    var described =
        TableDescription.builder()
            .attributeDefinitions(
                table.attributes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                        entry ->
                            AttributeDefinition.builder()
                                .attributeName(entry.getKey())
                                .attributeType(entry.getValue().name())
                                .build())
                    .toList())
            .tableName(table.name())
            .keySchema(schema(table.keys()))
            .tableStatus(status)
            .creationDateTime(table.createdAt())
            .provisionedThroughput(throughput(table.throughput()))
            .tableSizeBytes(amount.bytes())
            .itemCount(amount.items())
            .tableArn(arn)
            .tableId(UUID.nameUUIDFromBytes(table.id().getBytes(StandardCharsets.UTF_8)).toString())
            .deletionProtectionEnabled(table.deletionProtection());
    if (table.onDemand()) {
      described.billingModeSummary(
          summary ->
              summary
                  .billingMode(Billing.ON_DEMAND)
                  .lastUpdateToPayPerRequestDateTime(table.createdAt()));
    }
    if (table.tableClass() != null) {
      described.tableClassSummary(summary -> summary.tableClass(table.tableClass()));
    }
    var local = table.indexes().stream().filter(index -> !index.global()).toList();
    if (!local.isEmpty()) {
      described.localSecondaryIndexes(
          local.stream().map(index -> local(arn, index, amount(amounts, table, index))).toList());
    }
    var global = table.indexes().stream().filter(Index::global).toList();
    if (!global.isEmpty()) {
      described.globalSecondaryIndexes(
          global.stream()
              .map(index -> global(arn, index, status, amount(amounts, table, index)))
              .toList());
    }
    return described.build();
  }

  private static Amount amount(Map<String, Amount> amounts, Table table, Index index) {
    return amounts.getOrDefault(Keys.index(table, index), Amount.NOTHING);
  }

  private static List<KeySchemaElement> schema(KeyNames keys) {
    return keys.all().stream()
        .map(
            name ->
                KeySchemaElement.builder()
                    .attributeName(name)
                    .keyType(name.equals(keys.partition()) ? "HASH" : "RANGE")
                    .build())
        .toList();
  }

  private static ProvisionedThroughputDescription throughput(Throughput throughput) {
    return ProvisionedThroughputDescription.builder()
        .numberOfDecreasesToday(0L)
        .readCapacityUnits(throughput.reads())
        .writeCapacityUnits(throughput.writes())
        .build();
  }

  private static LocalSecondaryIndexDescription local(String arn, Index index, Amount amount) {
    return LocalSecondaryIndexDescription.builder()
        .indexName(index.name())
        .keySchema(schema(index.keys()))
        .projection(projection(index))
        .indexSizeBytes(amount.bytes())
        .itemCount(amount.items())
        .indexArn(arn + "/index/" + index.name())
        .build();
  }

  private static GlobalSecondaryIndexDescription global(
      String arn, Index index, TableStatus status, Amount amount) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName(index.name())
        .keySchema(schema(index.keys()))
        .projection(projection(index))
        .indexStatus(status == TableStatus.CREATING ? IndexStatus.CREATING : IndexStatus.ACTIVE)
        .provisionedThroughput(throughput(index.throughput()))
        .indexSizeBytes(amount.bytes())
        .itemCount(amount.items())
        .indexArn(arn + "/index/" + index.name())
        .build();
  }

  private static Projection projection(Index index) {
    var projection = Projection.builder().projectionType(index.projection());
    return index.included().isEmpty()
        ? projection.build()
        : projection.nonKeyAttributes(index.included()).build();
  }
}
