/**
 * What can be asked of each service: its protocol, its operations with HTTP method and path, its
 * error codes. Read at start from a table of text that {@link
 * dev.federationlab.aws.wire.model.ModelGenerator} makes from the SDK when the product is built,
 * since finding it out by reflection takes seconds.
 */
@NullMarked
package dev.federationlab.aws.wire.model;

import org.jspecify.annotations.NullMarked;
