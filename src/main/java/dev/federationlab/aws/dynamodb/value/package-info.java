/**
 * Values of attributes: checked once when they come in, ordered and measured as DynamoDB does, and
 * packed for the store. Knows nothing of tables or expressions.
 *
 * <pre>
 * AttributeValue → Reading → Value → Packed (store) → Value → Shown → AttributeValue
 * </pre>
 */
@NullMarked
package dev.federationlab.aws.dynamodb.value;

import org.jspecify.annotations.NullMarked;
