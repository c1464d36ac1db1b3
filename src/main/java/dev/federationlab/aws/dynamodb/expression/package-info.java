/**
 * DynamoDB's expressions, from text to something that can be asked about an item or done to it. One
 * scanner and one {@link dev.federationlab.aws.dynamodb.expression.Source} for all of them; a
 * parser for conditions (filters and key conditions among them), one for updates, one for
 * projections. Knows nothing of tables: what may be done with a key attribute is checked by those
 * who have the table.
 *
 * <pre>
 * text → Scanner → Source (tokens, names, values, faults) → Condition | Update | Projection
 * </pre>
 *
 * An expression has at most 4 KB and 300 operators, so trees are small. Errors are worded as
 * DynamoDB words them; if an expression has several, the one that DynamoDB names first is told.
 */
@NullMarked
package dev.federationlab.aws.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
