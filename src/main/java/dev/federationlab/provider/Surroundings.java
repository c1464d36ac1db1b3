package dev.federationlab.provider;

import dev.federationlab.decision.Trail;
import dev.federationlab.oauth.PageRenderer;
import dev.federationlab.store.Store;
import dev.federationlab.token.KeyPairs;
import java.security.SecureRandom;
import java.time.Clock;

/** What a provider is given to live on. */
public record Surroundings(
    Store store,
    KeyPairs keyPool,
    Trail trail,
    Clock clock,
    SecureRandom random,
    PageRenderer pages) {}
