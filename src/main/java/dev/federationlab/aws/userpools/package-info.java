/**
 * Cognito user pools, put together from their parts, each a package that knows only those to its
 * left:
 *
 * <pre>
 * pool (set-up) ← user (people, codes) ← token ← auth (API sign-in) ← login (managed login)
 * </pre>
 *
 * Besides, {@code trigger} asks the functions of a pool's owner, wherever a rule says so.
 */
@NullMarked
package dev.federationlab.aws.userpools;

import org.jspecify.annotations.NullMarked;
