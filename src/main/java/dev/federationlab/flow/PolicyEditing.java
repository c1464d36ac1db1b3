package dev.federationlab.flow;

import dev.federationlab.flow.edit.PolicyPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a learner change the policies that decide a stage, and run it again. The policies are read
 * and written through the API of AWS, as the root of the learner's sandbox, so what another client
 * changed is seen as well. Every method throws {@link java.util.NoSuchElementException} where there
 * is no such flow, stage or policy to be changed there.
 */
public interface PolicyEditing {
  /** A longer text is not taken: it is more than any party takes, white space included. */
  int LONGEST = 24_000;

  /**
   * The policies that can be changed at a stage: those that were read for its latest honest run,
   * those that could have been there, and what the learner changed at it before. Asks nobody.
   */
  List<PolicyPlace> at(String learnerId, String flowId, String stageId);

  /** What the learner changed in a flow and did not put back. Asks nobody. */
  List<PolicyPlace> changed(String learnerId, String flowId);

  /**
   * A policy as it is now.
   *
   * @throws ConversationBroken if AWS does not answer
   */
  Policy read(String learnerId, String flowId, String stageId, String place);

  /**
   * Puts a text in force and runs the stage again, after the stage that passes a session policy if
   * it is one.
   *
   * @param version what the text was written on; if it is no longer in force, nothing is done
   * @throws ConversationBroken if AWS does not answer
   */
  Saved save(
      String learnerId, String flowId, String stageId, String place, String text, String version);

  /**
   * Puts back what was there before the learner changed it, and runs nothing.
   *
   * @param version what the learner last saw
   */
  Saved putBack(String learnerId, String flowId, String stageId, String place, String version);

  /**
   * A policy as it is now.
   *
   * @param text in force; empty if there is none
   * @param version which text this is; changes with it
   * @param original as the flow set it up; absent if there was none
   * @param own whether it is other than the flow set it up
   * @param saved whether the text in force was saved here, and not by another client
   */
  record Policy(
      PolicyPlace place,
      String text,
      String version,
      @Nullable String original,
      boolean own,
      boolean saved) {

    /** Whether there is one. */
    public boolean there() {
      return !version.equals(NONE);
    }

    /** The version of a policy that is not there. */
    public static final String NONE = "none";
  }

  /** What came of it. */
  sealed interface Saved {}

  /**
   * It is in force, and the stage ran; or the one that passes it, which did not end well.
   *
   * @param before the ID of the run of that stage before; absent if there was none
   */
  record Ran(StageRun run, @Nullable String before) implements Saved {}

  /** It is as it was before the learner changed it. */
  record PutBack() implements Saved {}

  /** AWS did not take it: nothing was changed. */
  record Declined(Outcome refusal) implements Saved {}

  /** Another text is in force than the one that this was written on: nothing was changed. */
  record Changed(Policy now) implements Saved {}

  /** The lab does not take it: nothing was changed. */
  record NotKept(String why) implements Saved {}
}
