/**
 * The stand-in for Google: it behaves toward apps and toward AWS as Google does (OpenID Connect
 * code flow with PKCE, ID tokens signed with RS256, keys that rotate), under addresses like
 * Google's below {@code /google}. A simplification: its issuer is its own address, where Google's
 * is {@code https://accounts.google.com}, and all endpoints are on one origin.
 *
 * <pre>
 * Google (routes) ─┬─ provider.oauth, in GoogleManner: sign-in, consent, code   (a browser)
 *                  └─ TokenEndpoint, TokenServices, Published, in GoogleWording  (apps)
 * </pre>
 */
@NullMarked
package dev.federationlab.provider.google;

import org.jspecify.annotations.NullMarked;
