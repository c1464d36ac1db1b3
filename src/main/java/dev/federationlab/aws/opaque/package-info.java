/**
 * Asks the providers of opaque access tokens whose they are, over HTTP and outside of transactions,
 * for the services that take such tokens.
 *
 * <pre>
 * operation ── OpaqueTokens.ask ── AskedProviders ──┬── AskedFacebook: /debug_token, /me
 *   (STS, identity pools)      (Errand, memory)     └── AskedAmazon: /auth/o2/tokeninfo, /user/profile
 *                                                            └─ Asking: bounded HTTP, checks
 * </pre>
 *
 * A simplification: AWS does not publish which calls it makes of Facebook and Amazon; these are the
 * ones that they document for finding out whose a token is.
 */
@NullMarked
package dev.federationlab.aws.opaque;

import org.jspecify.annotations.NullMarked;
