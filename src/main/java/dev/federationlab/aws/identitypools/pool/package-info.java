/**
 * Identity pools themselves: which tokens one takes, whether guests may come, and which roles there
 * are to be had. Knows nothing of identities.
 */
@NullMarked
package dev.federationlab.aws.identitypools.pool;

import org.jspecify.annotations.NullMarked;
