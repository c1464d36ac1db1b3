/**
 * What providers have in common as OAuth 2.0 authorization servers: the way of a browser to a code,
 * and the steps of trading one. A provider is then its {@link
 * dev.federationlab.provider.oauth.Manner} on that way, its routes, its {@link
 * dev.federationlab.provider.oauth.Wording} of errors, and its tokens.
 *
 * <pre>
 * Endpoints (routes, trail) ─┬─ FrontDoor (a browser): SignIn, SignUp → Consent → code   (Visit, Pages, Manner)
 *                            └─ the provider's own endpoints (apps): Forms, ClientAuthentication, CodeTrade
 * </pre>
 *
 * <p>The pages for clients that play a browser: every form carries its address in {@code action}
 * and its fields as {@code input}s. {@code form#continue-ada} (one for each ready person) signs in,
 * {@code form#allow} and {@code form#deny} answer the consent page. The session cookie must be
 * kept.
 */
@NullMarked
package dev.federationlab.provider.oauth;

import org.jspecify.annotations.NullMarked;
