/**
 * Managed login: the pages and the OAuth 2.0 endpoints of user pools, on the embedded AWS's own
 * origin. Nothing is remembered between the pages of a sign-in: each carries the whole
 * authorization request in its address and reads it anew, so that no page can be reached with a
 * request that was not checked. The pages stand on the same rules as the API.
 *
 * <pre>
 * ManagedLogin (routes) → Visit (request, cookie, checks)
 *   FrontChannel → Destination, AuthorizationRequest → a page → Granting (session, code, redirect)
 *   TokenEndpoint, UserInfo, Revocation: asked by apps, never by browsers' pages
 *   broker: the pool as a client of Facebook, Google, Login with Amazon, OpenID Connect
 * </pre>
 *
 * <p>A departure from AWS: the real managed login of a pool has a host of its own, named after the
 * pool's domain; here all pools share one, and the pool is found from {@code client_id}.
 */
@NullMarked
package dev.federationlab.aws.userpools.login;

import org.jspecify.annotations.NullMarked;
