/**
 * From an identity to what it may have: the choice of the role, principal tags, the policy that
 * limits guests, and the two flows, credentials at once or the identity token for STS.
 */
@NullMarked
package dev.federationlab.aws.identitypools.credentials;

import org.jspecify.annotations.NullMarked;
