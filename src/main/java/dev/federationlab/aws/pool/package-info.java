/**
 * What the two services of pools, user pools and identity pools, have in common: the kinds of lines
 * in their tables, lists in parts, tags.
 */
@NullMarked
package dev.federationlab.aws.pool;

import org.jspecify.annotations.NullMarked;
