package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Json.NotJsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What can be said of a policy's text before anybody decides with it: every mistake for which AWS
 * would refuse it, and once there is none, hints at what AWS takes and hardly anybody means.
 *
 * @param remarks in the order of the text
 * @param size characters as IAM counts them, without white space outside of strings
 */
public record Review(List<Remark> remarks, int size) {
  public Review {
    remarks = List.copyOf(remarks);
  }

  /**
   * Looks through a text.
   *
   * @param kind the part that the policy is to play
   * @param resourceArn what a resource policy is attached to, the only thing it may be about; empty
   *     for other policies
   */
  public static Review of(Kind kind, String text, String resourceArn) {
    var remarks = new ArrayList<Remark>();
    var mistakes = PolicyReader.mistakes(kind, text);
    mistakes.forEach(mistake -> remarks.add(Remark.mistake(mistake)));
    if (mistakes.isEmpty()) {
      var policy = PolicyText.of(kind, root(text));
      if (kind == Kind.RESOURCE && !resourceArn.isEmpty()) {
        remarks.addAll(OwnResource.mistakes(policy, resourceArn));
      }
      remarks.addAll(Hints.of(policy));
    }
    remarks.sort(
        Comparator.<Remark>comparingInt(remark -> remark.place().line())
            .thenComparingInt(remark -> remark.place().column()));
    return new Review(remarks, Policies.size(text));
  }

  private static Json.Structure root(String text) {
    try {
      return (Json.Structure) Json.read(text);
    } catch (NotJsonException e) {
      throw new IllegalStateException("a policy that was just read is no JSON", e);
    }
  }

  /** Those for which AWS would refuse it. */
  public List<Remark> mistakes() {
    return remarks.stream().filter(Remark::mistake).toList();
  }

  /** Those that AWS does not mind. */
  public List<Remark> hints() {
    return remarks.stream().filter(remark -> !remark.mistake()).toList();
  }
}
