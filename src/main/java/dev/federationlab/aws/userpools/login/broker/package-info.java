/**
 * The user pool as a client of web identity providers: it trades their code, by its own secret, and
 * learns who the person is. Each exchange is noted, but for what is secret in it. Knows neither the
 * app nor the pool's users.
 */
@NullMarked
package dev.federationlab.aws.userpools.login.broker;

import org.jspecify.annotations.NullMarked;
