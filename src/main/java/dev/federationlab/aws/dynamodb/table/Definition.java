package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** The keys and indexes that a new table is to have, held against each other. */
record Definition(Map<String, Type> attributes, KeyNames keys, List<Index> indexes) {
  private static final int MOST_LOCAL = 5;
  private static final int MOST_GLOBAL = 20;

  /**
   * Reads a request.
   *
   * @throws ServiceException ValidationException
   */
  static Definition of(CreateTableRequest request, boolean onDemand) {
    var attributes = attributes(request.attributeDefinitions());
    var keys = keys(request.keySchema(), attributes);
    var indexes = new ArrayList<Index>();
    if (request.hasLocalSecondaryIndexes()) {
      addLocal(request.localSecondaryIndexes(), keys, attributes, indexes);
    }
    if (request.hasGlobalSecondaryIndexes()) {
      addGlobal(request.globalSecondaryIndexes(), onDemand, attributes, indexes);
    }
    requireEachUsed(attributes, keys, indexes);
    requireDistinct(indexes);
    return new Definition(attributes, keys, indexes);
  }

  static Map<String, Type> attributes(List<AttributeDefinition> definitions) {
    var attributes = new LinkedHashMap<String, Type>();
    for (var definition : definitions) {
      var before =
          attributes.put(
              definition.attributeName(), Type.valueOf(definition.attributeTypeAsString()));
      if (before != null) {
        throw DynamoErrors.invalidParameter(
            "Duplicate AttributeName in AttributeDefinitions: " + definition.attributeName());
      }
    }
    return attributes;
  }

  static KeyNames keys(List<KeySchemaElement> schema, Map<String, Type> attributes) {
    var names = schema.stream().map(KeySchemaElement::attributeName).toList();
    if (!attributes.keySet().containsAll(names)) {
      throw DynamoErrors.invalidParameter(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: "
              + names
              + ", AttributeDefinitions: "
              + attributes.keySet());
    }
    if (!"HASH".equals(schema.get(0).keyTypeAsString())) {
      throw DynamoErrors.invalid(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (schema.size() == 1) {
      return new KeyNames(names.get(0), null);
    }
    if (!"RANGE".equals(schema.get(1).keyTypeAsString())) {
      throw DynamoErrors.invalid(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    if (names.get(0).equals(names.get(1))) {
      throw DynamoErrors.invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    return new KeyNames(names.get(0), names.get(1));
  }

  private static void addLocal(
      List<LocalSecondaryIndex> wanted,
      KeyNames ofTable,
      Map<String, Type> attributes,
      List<Index> indexes) {
    if (wanted.isEmpty()) {
      throw DynamoErrors.invalidParameter("List of LocalSecondaryIndexes is empty");
    }
    if (ofTable.sort() == null) {
      throw DynamoErrors.invalidParameter(
          "Table KeySchema does not have a range key, which is required when specifying a"
              + " LocalSecondaryIndex");
    }
    if (wanted.size() > MOST_LOCAL) {
      throw DynamoErrors.invalidParameter(
          "Number of LocalSecondaryIndexes exceeds per-table limit of 5");
    }
    for (var index : wanted) {
      var keys = keys(index.keySchema(), attributes);
      if (keys.sort() == null) {
        throw DynamoErrors.invalidParameter(
            "Index KeySchema does not have a range key for index: " + index.indexName());
      }
      if (!keys.partition().equals(ofTable.partition())) {
        throw DynamoErrors.invalidParameter(
            "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                + index.indexName()
                + ". index hash key: "
                + keys.partition()
                + ", table hash key: "
                + ofTable.partition());
      }
      indexes.add(
          index(
              indexes.size(),
              index.indexName(),
              false,
              keys,
              index.projection(),
              Throughput.ON_DEMAND));
    }
  }

  private static void addGlobal(
      List<GlobalSecondaryIndex> wanted,
      boolean onDemand,
      Map<String, Type> attributes,
      List<Index> indexes) {
    if (wanted.isEmpty()) {
      throw DynamoErrors.invalidParameter("List of GlobalSecondaryIndexes is empty");
    }
    if (wanted.size() > MOST_GLOBAL) {
      throw tooManyGlobal();
    }
    for (var index : wanted) {
      var keys = keys(index.keySchema(), attributes);
      var throughput = Billing.ofIndex(onDemand, index.indexName(), index.provisionedThroughput());
      indexes.add(
          index(indexes.size(), index.indexName(), true, keys, index.projection(), throughput));
    }
  }

  static ServiceException tooManyGlobal() {
    return DynamoErrors.invalidParameter(
        "GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
  }

  static boolean mayHaveGlobal(List<Index> indexes) {
    return indexes.stream().filter(Index::global).count() < MOST_GLOBAL;
  }

  static Index index(
      int number,
      String name,
      boolean global,
      KeyNames keys,
      Projection projection,
      Throughput throughput) {
    var type = projection.projectionTypeAsString();
    if (type == null) {
      throw DynamoErrors.invalidParameter("Unknown ProjectionType: null");
    }
    if (projection.hasNonKeyAttributes() && !type.equals("INCLUDE")) {
      throw DynamoErrors.invalidParameter(
          "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    if (!projection.hasNonKeyAttributes() && type.equals("INCLUDE")) {
      throw DynamoErrors.invalidParameter(
          "ProjectionType is " + type + ", but NonKeyAttributes is not specified");
    }
    return new Index(
        number,
        TableNames.require(name),
        global,
        keys,
        type,
        projection.hasNonKeyAttributes() ? projection.nonKeyAttributes() : List.of(),
        throughput);
  }

  private static void requireEachUsed(
      Map<String, Type> attributes, KeyNames keys, List<Index> indexes) {
    Set<String> used = new HashSet<>(keys.all());
    indexes.forEach(index -> used.addAll(index.keys().all()));
    if (used.size() == attributes.size()) {
      return;
    }
    if (indexes.isEmpty()) {
      throw DynamoErrors.invalidParameter(
          "Number of attributes in KeySchema does not exactly match number of attributes defined in"
              + " AttributeDefinitions");
    }
    var unused = attributes.keySet().stream().filter(name -> !used.contains(name)).toList();
    throw DynamoErrors.invalidParameter(
        "Some AttributeDefinitions are not used. AttributeDefinitions: "
            + attributes.keySet()
            + ", unused: "
            + unused);
  }

  private static void requireDistinct(List<Index> indexes) {
    var names = new HashSet<String>();
    for (var index : indexes) {
      if (!names.add(index.name())) {
        throw DynamoErrors.invalidParameter("Duplicate index name: " + index.name());
      }
    }
  }
}
