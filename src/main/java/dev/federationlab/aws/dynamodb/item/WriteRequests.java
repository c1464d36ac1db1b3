package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Writes as the requests of different operations ask for them. All may throw ValidationException.
 */
final class WriteRequests {
  private static final String CONDITION = "ConditionExpression";
  private static final String UPDATE = "UpdateExpression";

  private WriteRequests() {}

  /** The condition of a write, with what its placeholders stand for. */
  private record Terms(
      @Nullable String condition,
      @Nullable String onFailure,
      @Nullable Map<String, String> names,
      @Nullable Map<String, AttributeValue> values) {

    /**
     * Reads the expressions of a write.
     *
     * @param given what else of expressions the request has
     * @param write what becomes of them; asks for the condition when its turn has come
     */
    <W> W read(Expressions.Given given, BiFunction<Expressions, Supplier<Write.Guard>, W> write) {
      var expressions = given.expression(CONDITION, condition).with(names, values);
      var read = write.apply(expressions, () -> guard(expressions));
      expressions.requireAllUsed();
      return read;
    }

    private Write.Guard guard(Expressions expressions) {
      return new Write.Guard(
          expressions.condition(CONDITION, condition),
          Optional.ofNullable(condition).orElse(""),
          "ALL_OLD".equals(onFailure));
    }
  }

  static Write.Put put(PutItemRequest request) {
    var terms =
        new Terms(
            request.conditionExpression(),
            request.returnValuesOnConditionCheckFailureAsString(),
            given(request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
            given(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    var given =
        new Expressions.Given()
            .legacy("Expected", request.hasExpected())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null);
    return put(request.tableName(), request.item(), given, terms);
  }

  static Write.Put put(Put put) {
    var terms =
        new Terms(
            put.conditionExpression(),
            put.returnValuesOnConditionCheckFailureAsString(),
            given(put.hasExpressionAttributeNames(), put.expressionAttributeNames()),
            given(put.hasExpressionAttributeValues(), put.expressionAttributeValues()));
    return put(put.tableName(), put.item(), new Expressions.Given(), terms);
  }

  private static Write.Put put(
      String table, Map<String, AttributeValue> item, Expressions.Given given, Terms terms) {
    return terms.read(
        given,
        (expressions, guard) -> {
          var read = Reading.item(item);
          return new Write.Put(table, read, guard.get());
        });
  }

  static Write.Delete delete(DeleteItemRequest request) {
    var terms =
        new Terms(
            request.conditionExpression(),
            request.returnValuesOnConditionCheckFailureAsString(),
            given(request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
            given(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    var given =
        new Expressions.Given()
            .legacy("Expected", request.hasExpected())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null);
    return delete(request.tableName(), request.key(), given, terms);
  }

  static Write.Delete delete(Delete delete) {
    var terms =
        new Terms(
            delete.conditionExpression(),
            delete.returnValuesOnConditionCheckFailureAsString(),
            given(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames()),
            given(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()));
    return delete(delete.tableName(), delete.key(), new Expressions.Given(), terms);
  }

  private static Write.Delete delete(
      String table, Map<String, AttributeValue> key, Expressions.Given given, Terms terms) {
    return terms.read(
        given,
        (expressions, guard) -> {
          var read = Reading.item(key);
          return new Write.Delete(table, read, guard.get());
        });
  }

  static Write.Change change(UpdateItemRequest request) {
    var terms =
        new Terms(
            request.conditionExpression(),
            request.returnValuesOnConditionCheckFailureAsString(),
            given(request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
            given(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    var given =
        new Expressions.Given()
            .legacy("AttributeUpdates", request.hasAttributeUpdates())
            .legacy("Expected", request.hasExpected())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null);
    return change(request.tableName(), request.key(), request.updateExpression(), given, terms);
  }

  static Write.Change change(Update update) {
    var terms =
        new Terms(
            update.conditionExpression(),
            update.returnValuesOnConditionCheckFailureAsString(),
            given(update.hasExpressionAttributeNames(), update.expressionAttributeNames()),
            given(update.hasExpressionAttributeValues(), update.expressionAttributeValues()));
    return change(
        update.tableName(),
        update.key(),
        update.updateExpression(),
        new Expressions.Given(),
        terms);
  }

  private static Write.Change change(
      String table,
      Map<String, AttributeValue> key,
      @Nullable String update,
      Expressions.Given given,
      Terms terms) {
    return terms.read(
        given.expression(UPDATE, update),
        (expressions, guard) -> {
          var read = Reading.item(key);
          var updating = expressions.update(update);
          return new Write.Change(table, read, updating, guard.get());
        });
  }

  static Write.Check check(ConditionCheck check) {
    var terms =
        new Terms(
            check.conditionExpression(),
            check.returnValuesOnConditionCheckFailureAsString(),
            given(check.hasExpressionAttributeNames(), check.expressionAttributeNames()),
            given(check.hasExpressionAttributeValues(), check.expressionAttributeValues()));
    return terms.read(
        new Expressions.Given(),
        (expressions, guard) -> {
          var read = Reading.item(check.key());
          return new Write.Check(check.tableName(), read, guard.get());
        });
  }

  /** The SDK shows a map that was not given as one that is empty. */
  static <V> @Nullable Map<String, V> given(boolean given, Map<String, V> map) {
    return given ? map : null;
  }
}
