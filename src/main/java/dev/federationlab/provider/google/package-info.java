/**
 * The stand-in for Google: it behaves toward apps and toward AWS as Google does (OpenID Connect
 * code flow with PKCE, ID tokens signed with RS256, keys that rotate), under addresses like
 * Google's below {@code /google}. A simplification: its issuer is its own address, where Google's
 * is {@code https://accounts.google.com}, and all endpoints are on one origin.
 *
 * <pre>
 * Google (routes) ─┬─ front channel: Authorization → SignIn, SignUp → Consent → code    (a browser; Visit, GooglePages)
 *                  └─ back channel:  TokenEndpoint, UserInfo, TokenInfo, Revocation, Published   (apps)
 * </pre>
 *
 * <p>The front channel for clients that play a browser: every form carries its address in {@code
 * action} and its fields as {@code input}s. {@code form#continue-ada} (one for each ready person)
 * signs in, {@code form#allow} and {@code form#deny} answer the consent page. The session cookie
 * must be kept.
 */
@NullMarked
package dev.federationlab.provider.google;

import org.jspecify.annotations.NullMarked;
