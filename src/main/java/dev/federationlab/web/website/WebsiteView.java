package dev.federationlab.web.website;

import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.website.SecretScan;
import dev.federationlab.flow.website.SiteFile;
import dev.federationlab.flow.website.Website;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page about the website.
 *
 * @param access how to go there; absent until it was set up
 * @param inside the page on the website's origin that shows what is in the browser; empty until
 *     then
 * @param making how setting it up went; absent before that was tried
 * @param contents what lies in its bucket; absent until it was set up, or if the bucket is gone
 */
public record WebsiteView(
    Website.@Nullable Access access,
    String inside,
    @Nullable Making making,
    @Nullable ContentsView contents) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * How setting it up went.
   *
   * @param refusal what went wrong, in the words of whoever refused; empty if nothing did
   */
  public record Making(
      Instant at, String clock, boolean done, String refusal, List<CallView> calls) {

    /** Those that made and configured something. */
    public List<CallView> makers() {
      return calls.stream().filter(call -> !call.upload()).toList();
    }

    /** Those that put the files into the bucket. */
    public List<CallView> uploads() {
      return calls.stream().filter(CallView::upload).toList();
    }
  }

  /**
   * What lies in the bucket.
   *
   * @param clean whether nothing was found that was looked for
   * @param controlFound how much of what was planted in a copy was found
   * @param controlled whether that was all of it, without which finding nothing means nothing
   */
  public record ContentsView(
      List<Line> files,
      String size,
      List<String> unread,
      List<String> looks,
      boolean clean,
      int controlFound,
      boolean controlled) {}

  /** A file: what was found in it is empty if nothing was. */
  public record Line(String key, String about, String size, boolean vendored, List<String> found) {}

  /** The page for one learner. */
  public static WebsiteView of(Website website, String learnerId) {
    var access = website.access(learnerId);
    return new WebsiteView(
        access.orElse(null),
        access.map(to -> to.address() + "/inside.html").orElse(""),
        website.lastSetUp(learnerId).map(WebsiteView::making).orElse(null),
        contents(website, learnerId));
  }

  /** The page is worth showing without them. */
  private static @Nullable ContentsView contents(Website website, String learnerId) {
    try {
      return website.contents(learnerId).map(WebsiteView::contents).orElse(null);
    } catch (ConversationBroken e) {
      return null;
    }
  }

  /**
   * How setting it up went the last time.
   *
   * @return without calls if it was not done
   */
  public static Making making(Website website, String learnerId) {
    return website
        .lastSetUp(learnerId)
        .map(WebsiteView::making)
        .orElseGet(() -> new Making(Instant.EPOCH, "", false, "", List.of()));
  }

  private static Making making(StageRun run) {
    var outcome = run.outcome();
    var calls = new ArrayList<CallView>();
    for (int i = 0; i < run.messages().size(); i++) {
      calls.add(CallView.of(run.messages().get(i), i + 1));
    }
    return new Making(
        run.at(),
        CLOCK.format(run.at()),
        outcome.done(),
        outcome.done() ? "" : refusal(run),
        calls);
  }

  private static String refusal(StageRun run) {
    var outcome = run.outcome();
    var by = Optional.ofNullable(outcome.by()).map(actor -> actor.title() + ": ").orElse("");
    return by + outcome.id() + (outcome.message().isEmpty() ? "" : ", " + outcome.message());
  }

  private static ContentsView contents(Website.Contents contents) {
    var scan = contents.scan();
    var lines = contents.files().stream().map(file -> line(file, scan)).toList();
    var control =
        contents.files().stream()
            .findFirst()
            .map(file -> scan.control(file.body().text()).size())
            .orElse(0);
    return new ContentsView(
        lines,
        size(contents.files().stream().mapToLong(file -> file.body().length()).sum()),
        contents.unread(),
        scan.looks(),
        lines.stream().allMatch(line -> line.found().isEmpty()) && contents.unread().isEmpty(),
        control,
        control == scan.looks().size());
  }

  private static Line line(SiteFile file, SecretScan scan) {
    return new Line(
        file.key(),
        file.about(),
        size(file.body().length()),
        file.vendored(),
        scan.of(file.body().text()).stream().map(SecretScan.Finding::what).toList());
  }

  /** {@code "840 bytes"}, {@code "12.3 kB"}. */
  static String size(long bytes) {
    return bytes < 1000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
  }
}
