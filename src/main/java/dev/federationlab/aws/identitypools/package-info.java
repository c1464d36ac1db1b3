/** Identity pools: from a login to an identity, a role and temporary credentials. */
@NullMarked
package dev.federationlab.aws.identitypools;

import org.jspecify.annotations.NullMarked;
