/**
 * The first room: bytes to the SDK's request types, and the SDK's response types or an error to
 * bytes. Knows the protocols (AWS Query, REST-XML, AWS JSON 1.0 and 1.1, REST-JSON), and nothing of
 * what the operations do.
 *
 * <pre>
 * Incoming → Dispatcher (which service?) → Codec.route (which operation?) → Codec.decode → XxxRequest
 * Response ←────────────── Codec.encode ←──────────────────── XxxResponse, or Errors ← ServiceException
 * </pre>
 *
 * One codec serves all services: a {@link dev.federationlab.aws.wire.Shape} reads which member
 * stands where from the SDK's own model classes, and what these do not say comes from the table in
 * {@code wire.model}. The {@link dev.federationlab.aws.wire.Constraints} of the models (lengths,
 * ranges, patterns) are small data of our own.
 */
@NullMarked
package dev.federationlab.aws.wire;

import org.jspecify.annotations.NullMarked;
