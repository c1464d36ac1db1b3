/**
 * A user pool whose members the account's administrator has put there: for flows that begin where
 * sign-up has long been done, and are about what comes after a sign-in.
 *
 * <pre>
 * Members: the pool, its app client          Member: a user with a password, attributes, groups
 *    └── MemberSignIn (stage), MemberSession: identity and credentials at an identity pool
 * </pre>
 */
@NullMarked
package dev.federationlab.flow.member;

import org.jspecify.annotations.NullMarked;
