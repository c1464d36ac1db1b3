package dev.federationlab;

import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.decision.Trail;
import dev.federationlab.flow.Parties;
import dev.federationlab.flow.Runner;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.catalog.FlowCatalog;
import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.flow.website.SetUp;
import dev.federationlab.flow.website.Website;
import dev.federationlab.flow.words.Words;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.learner.Addresses;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Live;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import dev.federationlab.provider.ProviderListener;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.provider.amazon.Amazon;
import dev.federationlab.provider.facebook.Facebook;
import dev.federationlab.provider.google.Google;
import dev.federationlab.token.KeyPool;
import dev.federationlab.web.Assets;
import dev.federationlab.web.LabSite;
import dev.federationlab.web.PageRenderer;
import dev.federationlab.web.WebListener;
import dev.federationlab.web.coverage.CoverageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: builds every part by hand, in order; ends the listeners first, then what
 * they stand on.
 *
 * <pre>
 * store ─► trail ─► embedded AWS (:7072) with websites (:7073), providers (:7071) ─► flows ─► lab (:7070)
 * </pre>
 */
public final class Lab implements AutoCloseable {
  private static final String REGION = "us-east-1";
  private static final int REMEMBERED_DECISIONS = 20_000;
  private static final int REMEMBERED_ADDRESSES = 20_000;
  private static final int KEYS_MADE_AHEAD = 32;

  private final URI labUrl;
  private final URI providersUrl;
  private final URI awsUrl;
  private final SiteAddress sites;
  private final List<AutoCloseable> listeners = new ArrayList<>();
  private final List<AutoCloseable> resources = new ArrayList<>();
  private @Nullable Runs runs;

  private Lab(Options options, Ports ports) {
    this.labUrl = options.labUrl().orElse(local(ports.lab()));
    this.providersUrl = options.providersUrl().orElse(local(ports.providers()));
    this.awsUrl = options.awsUrl().orElse(local(ports.aws()));
    this.sites =
        options
            .sites()
            .orElseGet(() -> new SiteAddress("http://BUCKET.localhost:" + ports.sites()));
  }

  /**
   * Starts all origins; each can serve when this returns.
   *
   * @throws StartException if a port is taken, the data folder cannot be written, or the database
   *     cannot be opened
   */
  public static Lab start(Options options) throws StartException {
    return start(options, Clock.systemUTC());
  }

  /** As {@link #start(Options)}, on another clock. */
  static Lab start(Options options, Clock clock) throws StartException {
    var ports = Ports.of(options);
    var lab = new Lab(options, ports);
    try {
      lab.build(options, ports, clock);
      return lab;
    } catch (IOException | RuntimeException e) {
      lab.close();
      throw new StartException("cannot start: " + e.getMessage());
    } catch (StartException e) {
      lab.close();
      throw e;
    }
  }

  private void build(Options options, Ports ports, Clock clock) throws IOException, StartException {
    var afterStart = new ConcurrentLinkedQueue<Runnable>();
    // What waits for nothing else is made at once, side by side.
    var opening = StoreOpening.begin(options);
    var wire = CompletableFuture.supplyAsync(() -> new Wire(Models.load(), awsUrl));
    var content = options.content().map(ContentFiles::folder).orElseGet(ContentFiles::packaged);
    var words = new Live<>(content, files -> Words.read(files, new Markdown(Terms.NONE)));
    var lessons = new Live<>(content, Lessons::read);
    var reading =
        List.of(CompletableFuture.runAsync(words::get), CompletableFuture.runAsync(lessons::get));
    var random = new SecureRandom();
    var controlSecret = secret(random);
    var trail = new Trail(REMEMBERED_DECISIONS);
    var assets = new Assets(options.statics().orElse(null));
    var pages = new PageRenderer(assets, null);
    // The first page finds the template engine warm.
    pages.render("refused", Map.of("status", 0, "title", ""));
    var keyPool = hold(new KeyPool(KEYS_MADE_AHEAD));
    afterStart.add(keyPool::prepare);
    var store = hold(opening.opened());

    var issuer = URI.create(providersUrl + "/google");
    var needs =
        new EmbeddedAws.Needs(
            options.bind(),
            ports.aws(),
            awsUrl,
            ports.sites(),
            sites,
            joined(wire),
            options.accounts(),
            store,
            trail,
            clock,
            random,
            controlSecret,
            Map.of(issuer.toString(), "accounts.google.com"),
            labUrl,
            providersUrl,
            keyPool,
            pages::render,
            List.of(providersUrl, awsUrl),
            afterStart::add);
    var aws = CompletableFuture.supplyAsync(() -> embeddedAws(needs));

    var surroundings = new Surroundings(store, keyPool, trail, clock, random, pages::render);
    listeners.add(
        ProviderListener.start(
            new ProviderListener.Settings(
                options.bind(), ports.providers(), providersUrl, controlSecret),
            origin ->
                List.of(
                    new Google(origin, surroundings, List.of()),
                    new Facebook(origin, surroundings, List.of()),
                    new Amazon(origin, surroundings, List.of()))));

    var parties = new Parties(labUrl, providersUrl, awsUrl, REGION, controlSecret);
    var addresses = new Addresses(REMEMBERED_ADDRESSES);
    var runner =
        new Runner(
            parties,
            FlowCatalog.flows(),
            List.of(SetUp.flow(sites)),
            store,
            trail::find,
            clock,
            () -> secret(random),
            addresses::of,
            afterStart::add);
    this.runs = runner;
    var coverage = new CoverageSource(new HttpSender(clock), awsUrl);
    var website = new Website(runner, runner, sites);
    reading.forEach(Lab::joined);
    var site =
        LabSite.of(
            pages,
            runner,
            runner.editing(),
            labUrl,
            words::get,
            lessons::get,
            coverage,
            website,
            clock);
    listeners.add(
        WebListener.start(
            options.bind(),
            ports.lab(),
            labUrl,
            List.of(providersUrl, awsUrl),
            assets,
            pages,
            site.site(),
            addresses,
            site.areas()));
    listeners.add(joined(aws));
    // One after the other, when the first page has been shown.
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
        .execute(() -> afterStart.forEach(Runnable::run));
  }

  /** What another thread made; what went wrong there goes wrong here. */
  private static <T> T joined(CompletableFuture<T> made) {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static EmbeddedAws.Listening embeddedAws(EmbeddedAws.Needs needs) {
    try {
      return EmbeddedAws.start(needs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 256 bits, in base64url. */
  private static String secret(SecureRandom random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static URI local(int port) {
    return URI.create("http://localhost:" + port);
  }

  private <T extends AutoCloseable> T hold(T resource) {
    resources.add(resource);
    return resource;
  }

  /** The address to open in a browser. */
  public URI labUrl() {
    return labUrl;
  }

  /** The origin of the web identity providers. */
  public URI providersUrl() {
    return providersUrl;
  }

  /** The one endpoint of the embedded AWS. */
  public URI awsUrl() {
    return awsUrl;
  }

  /** Where the websites of buckets stand. */
  public SiteAddress sites() {
    return sites;
  }

  /** The flows' engine, for measurements that want to run stages without a browser. */
  Runs runs() {
    return Objects.requireNonNull(runs, "not started");
  }

  /** Stops listening and closes the database, within two seconds. */
  @Override
  public synchronized void close() {
    // Together, since each waits a moment for requests that are being answered.
    listeners.parallelStream().forEach(Lab::end);
    resources.forEach(Lab::end);
    listeners.clear();
    resources.clear();
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) { // as AutoCloseable declares it; the others are still to be ended
      System.err.println("federation-lab: did not stop cleanly: " + e.getMessage());
    }
  }
}
