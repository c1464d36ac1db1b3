package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Json.NotJsonException;
import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy strictly: what it does not know it refuses, since an element that is passed over
 * can widen a policy (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
final class PolicyReader {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

  private final Kind kind;
  private final Faults faults;
  private final Mistakes mistakes = new Mistakes();

  private PolicyReader(Kind kind) {
    this.kind = kind;
    this.faults = new Faults(kind);
  }

  /**
   * Reads a policy of any length.
   *
   * @throws MalformedPolicyException with the first of its mistakes
   */
  static Policy read(Kind kind, String text) throws MalformedPolicyException {
    var reader = new PolicyReader(kind);
    var policy = reader.read(text);
    reader.mistakes.throwFirst();
    return policy.orElseThrow();
  }

  /** Every mistake of a text, in the order in which it is read; none if it can be read. */
  static List<MalformedPolicyException> mistakes(Kind kind, String text) {
    var reader = new PolicyReader(kind);
    reader.mistakes.reading(() -> reader.read(text).orElse(null));
    return reader.mistakes.found();
  }

  /** Empty if there were mistakes. */
  private Optional<Policy> read(String text) throws MalformedPolicyException {
    var root = root(text);
    var version = mistakes.reading(() -> version(root)).orElse(Version.V2012_10_17);
    var statements = statements(root, version);
    if (mistakes.count() > 0) {
      return Optional.empty();
    }
    if (!Layout.crowded(text, statements)) {
      return Optional.of(new Policy(text, text, version, statements));
    }
    var laidOut = Layout.of(root);
    return Optional.of(new Policy(text, laidOut, version, statements(root(laidOut), version)));
  }

  private Json.Structure root(String text) throws MalformedPolicyException {
    try {
      if (Json.read(text) instanceof Json.Structure root) {
        return root;
      }
      throw faults.json("a policy is a JSON object", new Place(1, 1));
    } catch (NotJsonException e) {
      throw faults.json("this is no JSON that a policy may be: " + e.getMessage(), e.place());
    }
  }

  private Version version(Json.Structure root) throws MalformedPolicyException {
    for (var member : root.members()) {
      if (!ELEMENTS.contains(member.name())) {
        mistakes.add(
            faults.unknown(
                member.name(),
                "`"
                    + member.name()
                    + "` is no element of a policy"
                    + Nearest.hint(member.name(), ELEMENTS),
                member.place()));
      }
    }
    var id = root.find("Id");
    if (id != null && !(id.value() instanceof Json.Scalar)) {
      throw faults.syntax("`Id` is a string, not " + id.value().kind(), id.value().place());
    }
    var member = root.find("Version");
    if (member == null) {
      return Version.V2008_10_17;
    }
    if (member.value() instanceof Json.Scalar scalar && scalar.quoted()) {
      for (var version : Version.values()) {
        if (version.text().equals(scalar.text())) {
          return version;
        }
      }
    }
    throw faults.syntax("`Version` is \"2012-10-17\" or \"2008-10-17\"", member.value().place());
  }

  private List<Statement> statements(Json.Structure root, Version version)
      throws MalformedPolicyException {
    var member = root.find("Statement");
    if (member == null) {
      throw faults.missing("Statement", "a policy has a `Statement`", root.place());
    }
    var items =
        member.value() instanceof Json.Sequence list ? list.items() : List.of(member.value());
    if (items.isEmpty()) {
      throw faults.syntax("`Statement` is empty", member.value().place());
    }
    var statements = new ArrayList<Statement>();
    var sids = new HashSet<String>();
    for (int i = 0; i < items.size(); i++) {
      int number = i + 1;
      var item = items.get(i);
      mistakes.reading(() -> statement(item, number, version, sids)).ifPresent(statements::add);
    }
    return statements;
  }

  /** Null if it has mistakes. */
  private @Nullable Statement statement(Json item, int number, Version version, Set<String> sids)
      throws MalformedPolicyException {
    if (!(item instanceof Json.Structure structure)) {
      throw faults.syntax("a statement is an object, not " + item.kind(), item.place());
    }
    var reader = new StatementReader(kind, version, faults, mistakes, structure);
    var statement = reader.read(number);
    var sid = reader.sid();
    if (!sid.isEmpty() && !sids.add(sid)) {
      throw faults.duplicateSid("two statements are called " + sid, item.place());
    }
    return statement.orElse(null);
  }
}
