/**
 * Tables and where their items lie in the store.
 *
 * <p>An item is a document whose key is made of its table, the hash of its partition key and its
 * sort key in a form that sorts as DynamoDB does ({@link
 * dev.federationlab.aws.dynamodb.table.Keys}); so a query reads a range of keys and no more. Each
 * index has documents of its own, with a copy of what it projects, written in the transaction that
 * writes the item.
 *
 * <pre>
 * item:  table / hash of partition key / sort key
 * entry: table . index / hash of its partition key / its sort key / hash of the item's key
 * </pre>
 */
@NullMarked
package dev.federationlab.aws.dynamodb.table;

import org.jspecify.annotations.NullMarked;
