/**
 * Identities: a row for each user or guest of a pool, found by the logins that are linked to it;
 * linking, merging, unlinking, and the identities of developer providers.
 */
@NullMarked
package dev.federationlab.aws.identitypools.identity;

import org.jspecify.annotations.NullMarked;
