/**
 * The second room of the embedded AWS: who is calling? {@link
 * dev.federationlab.aws.access.Authentication} finds the key that a request names, verifies the
 * signature made with it, and names the principal. {@link dev.federationlab.aws.access.Accounts}
 * keeps the sandboxes with their root keys; {@link dev.federationlab.aws.access.SessionTokens}
 * issues temporary credentials and opens them again.
 *
 * <pre>
 * request → credentials → key: root (document) or session (sealed in its own token) → signature → principal
 * </pre>
 *
 * Knows nothing of any service's operations, only how each family of services words an error.
 */
@NullMarked
package dev.federationlab.aws.access;

import org.jspecify.annotations.NullMarked;
