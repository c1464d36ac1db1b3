/** DynamoDB: tables, items and their expressions. */
@NullMarked
package dev.federationlab.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
