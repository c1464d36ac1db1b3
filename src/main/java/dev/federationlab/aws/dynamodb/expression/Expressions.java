package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request, which share their placeholders: they are read one after the
 * other, and at the end no placeholder may be left that none of them used.
 */
public final class Expressions {
  private final Placeholders placeholders;

  private Expressions(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** Which expressions a request could have, and has. */
  public static final class Given {
    private final List<String> expressions = new ArrayList<>();
    private final List<String> legacy = new ArrayList<>();
    private final List<String> withValues = new ArrayList<>();
    private boolean values;

    /** A parameter that may hold an expression with names and values. */
    public Given expression(String parameter, @Nullable String text) {
      withValues.add(parameter);
      values |= text != null;
      return names(parameter, text);
    }

    /** A parameter that may hold an expression with names only: a projection. */
    public Given names(String parameter, @Nullable String text) {
      if (text != null) {
        expressions.add(parameter);
      }
      return this;
    }

    /** A parameter of the API from before expressions. */
    public Given legacy(String parameter, boolean present) {
      if (present) {
        legacy.add(parameter);
      }
      return this;
    }

    /**
     * Reads the placeholders.
     *
     * @throws ServiceException ValidationException
     */
    public Expressions with(
        @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
      if (!legacy.isEmpty() && !expressions.isEmpty()) {
        throw DynamoErrors.invalid(
            "Can not use both expression and non-expression parameters in the same request:"
                + " Non-expression parameters: {"
                + String.join(", ", legacy)
                + "} Expression parameters: {"
                + String.join(", ", expressions)
                + "}");
      }
      if (!legacy.isEmpty()) {
        throw DynamoErrors.invalid(
            "Legacy conditional parameters are not supported here, only expressions: "
                + String.join(", ", legacy));
      }
      if (names != null && expressions.isEmpty()) {
        throw DynamoErrors.invalid(
            "ExpressionAttributeNames can only be specified when using expressions");
      }
      if (values != null && !this.values) {
        throw DynamoErrors.invalid(
            "ExpressionAttributeValues can only be specified when using expressions"
                + (withValues.isEmpty()
                    ? ""
                    : ": "
                        + String.join(" and ", withValues)
                        + (withValues.size() > 1 ? " are null" : " is null")));
      }
      return new Expressions(new Placeholders(names, values));
    }
  }

  /** A condition or filter, if there is one. */
  public Optional<Condition> condition(String parameter, @Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> ConditionParser.parse(new Source(parameter, it, placeholders)));
  }

  /** An update, if there is one. */
  public Optional<Update> update(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> UpdateParser.parse(new Source("UpdateExpression", it, placeholders)));
  }

  /** A projection, if there is one. */
  public Optional<Projection> projection(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> Projection.parse(new Source("ProjectionExpression", it, placeholders)));
  }

  /** What a query says of keys. */
  public KeyCondition keyCondition(String text) {
    return KeyCondition.of(
        ConditionParser.parse(new Source("KeyConditionExpression", text, placeholders)));
  }

  /**
   * Goes on if no placeholder is left over.
   *
   * @throws ServiceException ValidationException
   */
  public void requireAllUsed() {
    placeholders.requireAllUsed();
  }
}
