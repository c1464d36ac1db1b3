package dev.federationlab.web.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A place in a flow that has an address of its own.
 *
 * @param exchange the selected exchange: {@code "2"}, or {@code "p1"} for one of the preparation;
 *     absent leaves it to the page
 * @param run the ID of a recorded run; absent for the latest
 * @param fault the ID of a fault; absent for the honest run
 * @param revealed whether secrets are shown
 * @param raw whether exchanges are shown as they crossed the wire
 * @param token which of several tokens: {@code "access-token"}; absent leaves it to the page
 * @param against the token that it is compared with; absent if it stands alone
 * @param edit the policy that is open in the editor, by its place; absent for none
 * @param before the ID of the run that the one shown is compared with; absent if it stands alone
 */
public record Spot(
    String flow,
    String stage,
    Tab tab,
    @Nullable String exchange,
    @Nullable String run,
    @Nullable String fault,
    boolean revealed,
    boolean raw,
    @Nullable String token,
    @Nullable String against,
    @Nullable String edit,
    @Nullable String before) {

  /** A stage, as one comes to it. */
  public static Spot of(String flow, String stage) {
    return new Spot(flow, stage, Tab.STORY, null, null, null, false, false, null, null, null, null);
  }

  public Spot at(Tab other) {
    return new Spot(
        flow, stage, other, exchange, run, fault, revealed, raw, token, against, edit, before);
  }

  public Spot at(String otherExchange) {
    return new Spot(
        flow, stage, tab, otherExchange, run, fault, revealed, raw, token, against, edit, before);
  }

  public Spot ofRun(@Nullable String otherRun) {
    return new Spot(
        flow, stage, tab, null, otherRun, null, revealed, raw, token, against, null, null);
  }

  public Spot ofFault(@Nullable String otherFault) {
    return new Spot(
        flow, stage, tab, null, null, otherFault, revealed, raw, token, against, null, null);
  }

  public Spot revealed(boolean shown) {
    return new Spot(
        flow, stage, tab, exchange, run, fault, shown, raw, token, against, edit, before);
  }

  public Spot raw(boolean shown) {
    return new Spot(
        flow, stage, tab, exchange, run, fault, revealed, shown, token, against, edit, before);
  }

  /** A token, alone or beside another one. */
  public Spot ofToken(@Nullable String chosen, @Nullable String comparedWith) {
    return new Spot(
        flow, stage, tab, exchange, run, fault, revealed, raw, chosen, comparedWith, edit, before);
  }

  /** A policy in its editor, beside the checks; absent closes it. */
  public Spot editing(@Nullable String place) {
    return new Spot(
        flow, stage, Tab.CHECKS, exchange, run, fault, revealed, raw, token, against, place, null);
  }

  /** The decision of this run beside that of another; absent shows it alone. */
  public Spot beside(@Nullable String otherRun) {
    return new Spot(
        flow,
        stage,
        Tab.CHECKS,
        exchange,
        run,
        fault,
        revealed,
        raw,
        token,
        against,
        null,
        otherRun);
  }

  /** The same tab of another stage: its latest honest run. */
  public Spot inStage(String other) {
    return new Spot(flow, other, tab, null, null, null, false, raw, null, null, null, null);
  }

  /** Path without query: {@code /flows/google/trade-code}. */
  public String path() {
    return "/flows/" + escaped(flow) + "/" + escaped(stage);
  }

  /** Path and query. */
  public String href() {
    var query = new StringBuilder();
    if (tab != Tab.STORY) {
      append(query, "tab", tab.id());
    }
    append(query, "x", exchange);
    append(query, "token", tab == Tab.TOKEN ? token : null);
    append(query, "with", tab == Tab.TOKEN ? against : null);
    append(query, "run", run);
    append(query, "fault", fault);
    append(query, "reveal", revealed ? "1" : null);
    append(query, "raw", raw ? "1" : null);
    append(query, "edit", tab == Tab.CHECKS ? edit : null);
    append(query, "before", tab == Tab.CHECKS ? before : null);
    return path() + query;
  }

  private static void append(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(escaped(value));
    }
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
