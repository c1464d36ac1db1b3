package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.decision.Trail;
import dev.federationlab.oauth.PageRenderer;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What managed login is given to live on.
 *
 * @param address the embedded AWS's public address, without slash at its end
 * @param random for request IDs
 */
record Surroundings(
    Store store,
    Pools pools,
    Trail trail,
    Clock clock,
    Secrets secrets,
    RandomGenerator random,
    PageRenderer pages,
    URI address) {}
