package dev.federationlab.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ordered checks behind one answer, and the policies that were read for it.
 *
 * @param requestId the answer's request ID, by which the {@link Trail} finds this
 * @param party who decided: {@code "STS"}, {@code "S3"}, {@code "IAM"}, {@code "Google"}, {@code
 *     "App"}
 * @param operation what was asked, in the party's own words: {@code "AssumeRoleWithWebIdentity"}
 * @param checks in the order they were made; after a failed one there are none
 * @param policies the policies that were evaluated, in the order of the evaluation logic
 * @param error the error code of a refusal; absent if granted
 * @param notes what a reader should know besides: the canonical request of a signature, a
 *     simplification
 */
public record Decision(
    String requestId,
    Instant at,
    String party,
    String operation,
    List<Check> checks,
    List<PolicyReading> policies,
    @Nullable String error,
    List<Note> notes) {

  /**
   * A named text behind the decision: {@code "canonical request"}, {@code "string to sign"}.
   *
   * @param call what it tells of, where that is a request of the party's own
   */
  public record Note(String title, String text, @Nullable Call call) {
    public Note(String title, String text) {
      this(title, text, null);
    }
  }

  /**
   * A request that the party itself sent to another before it answered.
   *
   * @param receiver whom it asked: {@code "Facebook"}
   * @param title method and path: {@code "GET /v17.0/me"}
   * @param status of the answer; absent if there was none
   */
  public record Call(String receiver, String title, @Nullable Integer status) {}

  public Decision {
    checks = List.copyOf(checks);
    policies = List.copyOf(policies);
    notes = List.copyOf(notes);
  }

  public boolean granted() {
    return error == null;
  }

  /** The check that failed, if one did. */
  public Optional<Check> failure() {
    return checks.stream().filter(Check::failed).findFirst();
  }
}
