/**
 * Guests: credentials without a sign-in, and a sign-in that keeps the identity.
 *
 * <pre>
 * GetId ─► GetCredentials ─► UseAsGuest        without a login
 *    └──────────┐
 * MemberSignIn ─┴─► Link ─► UseAsMember        the same identity, with one
 * </pre>
 *
 * The first two stages are those of every identity pool; {@link
 * dev.federationlab.flow.guest.GuestPool} has the pool with its two roles.
 */
@NullMarked
package dev.federationlab.flow.guest;

import org.jspecify.annotations.NullMarked;
