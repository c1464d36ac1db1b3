package dev.federationlab.web;

import dev.federationlab.flow.PolicyEditing;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.website.Website;
import dev.federationlab.flow.words.Words;
import dev.federationlab.learner.Standing;
import dev.federationlab.lesson.Lessons;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The whole site, area by area.
 *
 * @param site what shows its pages
 * @param areas what is mounted
 */
public record LabSite(Site site, List<Area> areas) {

  /**
   * Puts the areas together.
   *
   * @param editing changes the policies of the learners' stages
   * @param address the lab's public address
   * @param words asked at each request, as are the lessons: both can be edited while the lab runs
   * @param coverage what the AWS side says that it serves, in JSON; empty if it does not
   */
  public static LabSite of(
      PageRenderer pages,
      Runs runs,
      PolicyEditing editing,
      URI address,
      Supplier<Words> words,
      Supplier<Lessons> lessons,
      Supplier<Optional<String>> coverage,
      Website website,
      Clock clock) {
    var site =
        new Site(
            pages,
            learner -> Standing.of(learner, runs),
            List.of(
                new Frame.Link("Learn", "/learn", false),
                new Frame.Link("Flows", "/flows", false),
                new Frame.Link("Break it", "/break-it", false),
                new Frame.Link("Website", "/website", false)));
    var scenes = new Scenes(runs, words, clock);
    var stages = new StagePages(site, runs, editing);
    return new LabSite(
        site,
        List.of(
            new Home(site, runs, scenes, lessons),
            new LearnPages(site, runs, scenes, lessons),
            new FlowPages(site, runs, scenes, stages, new SignIns(runs, address)),
            new PolicyPages(editing, scenes, stages),
            new BreakItPages(site, runs, scenes),
            new WebsitePages(site, website),
            new InboxPages(site, pages, runs),
            new CoveragePages(site, coverage)));
  }
}
