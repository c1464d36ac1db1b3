/**
 * What is done with items. Writes of whatever operation become a {@link
 * dev.federationlab.aws.dynamodb.item.Write}, and one place carries them out; reads of many items
 * become pages of a part of a table or index.
 *
 * <pre>
 * WriteItem, BatchWriteItem, TransactWriteItems → Write → Writes → Items
 * Query, Scan → Slice → Pages → Items
 * </pre>
 *
 * {@link dev.federationlab.aws.dynamodb.item.ItemAccess} says what each needs to be allowed, from
 * the same parts.
 */
@NullMarked
package dev.federationlab.aws.dynamodb.item;

import org.jspecify.annotations.NullMarked;
