package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resource or NotResource.
 *
 * @param not whether it is NotResource
 */
record ResourceElement(boolean not, List<Template> templates) implements Element {
  ResourceElement {
    templates = List.copyOf(templates);
  }

  @Override
  public boolean matches(Question question) {
    boolean found = false;
    for (var template : templates) {
      var pattern = template.resolve(question.context());
      if (pattern.isEmpty()) {
        // A variable without a value makes the whole statement not match, NotResource included.
        return false;
      }
      found |= pattern.get().matches(question.resource());
    }
    return found != not;
  }

  @Override
  public Check explain(Question question) {
    var list =
        templates.stream()
            .map(template -> template.shown(question.context()))
            .collect(Collectors.joining(" or "));
    return new Check(
        not ? "NotResource" : "Resource",
        not ? "anything but " + list : list,
        question.resource(),
        matches(question),
        "IAM User Guide, \"IAM JSON policy elements: " + (not ? "NotResource" : "Resource") + "\"");
  }

  @Override
  public Stream<PolicyReading.Variable> variables(Question question) {
    return templates.stream().flatMap(template -> template.variables(question.context()));
  }
}
