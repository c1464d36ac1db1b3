/**
 * The identity token: what an identity pool says of an identity, signed, so that STS can check it.
 * Its keys, where they are published, and a control endpoint that ages a token.
 */
@NullMarked
package dev.federationlab.aws.identitypools.token;

import org.jspecify.annotations.NullMarked;
