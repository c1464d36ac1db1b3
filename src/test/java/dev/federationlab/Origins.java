package dev.federationlab;

import dev.federationlab.aws.access.StandingAccounts;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.decision.Trail;
import dev.federationlab.flow.Parties;
import dev.federationlab.flow.Runner;
import dev.federationlab.flow.catalog.FlowCatalog;
import dev.federationlab.flow.website.SetUp;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.provider.ProviderListener;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.provider.TestPages;
import dev.federationlab.provider.amazon.Amazon;
import dev.federationlab.provider.facebook.Facebook;
import dev.federationlab.provider.google.Google;
import dev.federationlab.store.Store;
import dev.federationlab.token.FewKeyPairs;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;

/**
 * The embedded AWS and the provider on free ports, over a store in memory, and a runner that speaks
 * to them: everything that a flow needs, without pages. On the system's clock, since the SDK signs
 * by it.
 */
public final class Origins implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();
  private final Trail trail = new Trail(10_000);
  private final Store store;
  private final Parties parties;
  private final SiteAddress sites;
  private final Runner runs;

  public Origins() throws IOException {
    var awsPort = freePort();
    var providersPort = freePort();
    var aws = URI.create("http://localhost:" + awsPort);
    var providers = URI.create("http://localhost:" + providersPort);
    var lab = URI.create("http://localhost:7070");
    sites = new SiteAddress("http://BUCKET.localhost:" + freePort());
    var issuer = URI.create(providers + "/google");
    store = keep(Store.open(Store.addressInMemory(UUID.randomUUID().toString())));
    var keyPairs = new FewKeyPairs();
    keep(
        EmbeddedAws.start(
            new EmbeddedAws.Needs(
                "127.0.0.1",
                awsPort,
                aws,
                sites.of("any").getPort(),
                sites,
                new Wire(Models.load(), aws),
                StandingAccounts.NONE,
                store,
                trail,
                clock,
                random,
                "control",
                Map.of(issuer.toString(), "accounts.google.com"),
                lab,
                providers,
                keyPairs,
                new TestPages(),
                List.of(providers, aws),
                Runnable::run)));
    var surroundings = new Surroundings(store, keyPairs, trail, clock, random, new TestPages());
    keep(
        ProviderListener.start(
            new ProviderListener.Settings("127.0.0.1", providersPort, providers, "control"),
            origin ->
                List.of(
                    new Google(origin, surroundings, List.of()),
                    new Facebook(origin, surroundings, List.of()),
                    new Amazon(origin, surroundings, List.of()))));
    parties = new Parties(lab, providers, aws, "us-east-1", "control");
    runs = runner();
  }

  /** Another runner over the same store, as after a restart. */
  public Runner runner() {
    return runner(parties, clock);
  }

  /** Another runner over the same store, that knows other addresses or lives at another time. */
  public Runner runner(Parties known, Clock now) {
    return new Runner(
        known,
        FlowCatalog.flows(),
        List.of(SetUp.flow(sites)),
        store,
        trail::find,
        now,
        this::secret,
        learner -> "127.0.0.1",
        ForkJoinPool.commonPool());
  }

  public Runner runs() {
    return runs;
  }

  public Parties parties() {
    return parties;
  }

  /** Where the websites of buckets stand. */
  public SiteAddress sites() {
    return sites;
  }

  public Store store() {
    return store;
  }

  private String secret() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
