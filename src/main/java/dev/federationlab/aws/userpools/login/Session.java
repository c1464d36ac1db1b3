package dev.federationlab.aws.userpools.login;

import java.time.Instant;

/**
 * Who is signed in in a browser, for one hour from then on (aws-behaviour 3.8).
 *
 * @param provider with which identity provider: {@code "COGNITO"} for the pool itself
 * @param signedInAt {@code auth_time} of the tokens that come of it
 */
record Session(
    String username, String sub, String provider, Instant signedInAt, Instant expiresAt) {}
