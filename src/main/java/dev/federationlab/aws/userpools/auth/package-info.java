/**
 * Signing in with a password: {@code InitiateAuth}, the challenges that may follow it, second
 * factors, and the operations that end a sign-in.
 *
 * <p>Each way to begin is a {@link dev.federationlab.aws.userpools.auth.Flow}, each answer to a
 * challenge an {@link dev.federationlab.aws.userpools.auth.Answer}; none calls another. They return
 * a {@link dev.federationlab.aws.userpools.auth.Progress}, which the operations turn into tokens or
 * the next challenge, and the managed login into a redirect or the next page. What lies between two
 * requests is sealed into the {@code Session} (or, for SRP, into the {@code SECRET_BLOCK}) that the
 * client brings back; kept is only that one has been used, and how often somebody guessed wrong.
 *
 * <pre>
 * InitiateAuth ──► Flow ─┬─► AfterPassword ──► new password? ──► second factor? ──► tokens
 * RespondToAuthChallenge ──► Answer ─┘
 * </pre>
 */
@NullMarked
package dev.federationlab.aws.userpools.auth;

import org.jspecify.annotations.NullMarked;
