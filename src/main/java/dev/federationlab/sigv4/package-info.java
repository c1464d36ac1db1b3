/**
 * Signature Version 4, for the one who checks and the one who signs: the canonical request, the
 * chain of keys, header and query form, payload hashes, chunked uploads with signatures and
 * trailers.
 *
 * <pre>
 * Signable ─ ClaimReader ─► Claim (what the request says of its own signature)
 *     └────────┬──────────────┘
 *       SignatureVerifier ── Canonical request, SigningKeys ─► Verification: checks, failure or payload
 * </pre>
 *
 * A failed verification is a result, not an exception. Nothing here knows accounts, sessions, or
 * how a service words an error; nothing here shows a secret, or the signature that would have been
 * right.
 */
@NullMarked
package dev.federationlab.sigv4;

import org.jspecify.annotations.NullMarked;
