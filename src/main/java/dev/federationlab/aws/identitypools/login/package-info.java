/**
 * Logins: tokens of providers as an app hands them in, each verified with the keys that its issuer
 * publishes or by asking its provider, into whose they are and what they claim.
 */
@NullMarked
package dev.federationlab.aws.identitypools.login;

import org.jspecify.annotations.NullMarked;
