package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Json.NotJsonException;
import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a policy strictly: what it does not know it refuses, since an element that is passed over
 * can widen a policy (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
final class PolicyReader {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

  private final Kind kind;
  private final Faults faults;

  private PolicyReader(Kind kind) {
    this.kind = kind;
    this.faults = new Faults(kind);
  }

  /** Reads a policy of any length. */
  static Policy read(Kind kind, String text) throws MalformedPolicyException {
    return new PolicyReader(kind).read(text);
  }

  private Policy read(String text) throws MalformedPolicyException {
    var root = root(text);
    var version = version(root);
    var statements = statements(root, version);
    if (!Layout.crowded(text, statements)) {
      return new Policy(text, text, version, statements);
    }
    var laidOut = Layout.of(root);
    return new Policy(text, laidOut, version, statements(root(laidOut), version));
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
        throw faults.unknown(
            member.name(), "`" + member.name() + "` is no element of a policy", member.place());
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
    for (var item : items) {
      if (!(item instanceof Json.Structure structure)) {
        throw faults.syntax("a statement is an object, not " + item.kind(), item.place());
      }
      var reader = new StatementReader(kind, version, faults, structure);
      var statement = reader.read(statements.size() + 1);
      var sid = reader.sid();
      if (!sid.isEmpty() && !sids.add(sid)) {
        throw faults.duplicateSid("two statements are called " + sid, item.place());
      }
      statements.add(statement);
    }
    return statements;
  }
}
