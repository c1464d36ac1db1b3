package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Locale;

/**
 * Action or NotAction. Compared without regard to case.
 *
 * @param not whether it is NotAction
 * @param texts as the policy has them
 * @param patterns the same in lower case
 */
record ActionElement(boolean not, List<String> texts, List<Glob> patterns) implements Element {

  static ActionElement of(boolean not, List<String> texts) {
    return new ActionElement(
        not, texts, texts.stream().map(text -> Glob.of(text.toLowerCase(Locale.ROOT))).toList());
  }

  ActionElement {
    texts = List.copyOf(texts);
    patterns = List.copyOf(patterns);
  }

  @Override
  public boolean matches(Question question) {
    var action = question.action().toLowerCase(Locale.ROOT);
    for (var pattern : patterns) {
      if (pattern.matches(action)) {
        return !not;
      }
    }
    return not;
  }

  @Override
  public Check explain(Question question) {
    var list = String.join(" or ", texts);
    return new Check(
        not ? "NotAction" : "Action",
        not ? "anything but " + list : list,
        question.action(),
        matches(question),
        "IAM User Guide, \"IAM JSON policy elements: " + (not ? "NotAction" : "Action") + "\"");
  }
}
