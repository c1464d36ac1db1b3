/**
 * The three tokens of a user pool: what they say, how they are signed or sealed, and whether one
 * that comes back still holds.
 *
 * <p>Nothing is written when tokens are issued. ID and access tokens are signed and can be verified
 * by anyone; the refresh token is the sign-in itself, sealed, so that only its pool can open it.
 * What is kept is what a token cannot know of itself: that its sign-in was revoked ({@link
 * dev.federationlab.aws.userpools.token.SignIns}), that another took its place, that the user has
 * signed out everywhere.
 *
 * <pre>
 * Tokens ──► Claims ──► PoolKeys (RS256, AES-GCM)      AccessTokens: an access token that comes back
 *        └─► SignIns (revoked, rotated)                Published: the public keys, and discovery
 * </pre>
 */
@NullMarked
package dev.federationlab.aws.userpools.token;

import org.jspecify.annotations.NullMarked;
