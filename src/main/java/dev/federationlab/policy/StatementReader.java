package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one statement. */
final class StatementReader {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /** What a trust policy can allow; wildcards are refused. */
  private static final Set<String> ASSUMING =
      Set.of(
          "sts:assumerole",
          "sts:assumerolewithwebidentity",
          "sts:assumerolewithsaml",
          "sts:tagsession",
          "sts:setsourceidentity",
          "sts:setcontext");

  private final Kind kind;
  private final Version version;
  private final Faults faults;
  private final Mistakes mistakes;
  private final Json.Structure json;
  private String sid = "";

  StatementReader(
      Kind kind, Version version, Faults faults, Mistakes mistakes, Json.Structure json) {
    this.kind = kind;
    this.version = version;
    this.faults = faults;
    this.mistakes = mistakes;
    this.json = json;
  }

  /**
   * The statement; empty if it has mistakes.
   *
   * @param number its place in the policy, from 1
   */
  Optional<Statement> read(int number) {
    int before = mistakes.count();
    boolean strange = strange();
    this.sid = mistakes.reading(this::readSid).orElse("");
    var effect = read(strange, this::effect, "Effect");
    var elements = new ArrayList<Element>();
    read(strange, this::principal, "Principal", "NotPrincipal").ifPresent(elements::add);
    read(strange, this::actions, "Action", "NotAction").ifPresent(elements::add);
    read(strange, this::resources, "Resource", "NotResource").ifPresent(elements::add);
    mistakes
        .reading(() -> new ConditionReader(version, faults, mistakes).read(json.find("Condition")))
        .ifPresent(elements::addAll);
    if (mistakes.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement(
            sid.isEmpty() ? "statement " + number : sid,
            effect.orElseThrow(),
            elements,
            json.place().line(),
            json.lastLine()));
  }

  /** Whether it has elements that no statement has; each is a mistake. */
  private boolean strange() {
    boolean strange = false;
    for (var member : json.members()) {
      if (!ELEMENTS.contains(member.name())) {
        strange = true;
        mistakes.add(
            faults.unknown(
                member.name(),
                "`"
                    + member.name()
                    + "` is no element of a statement"
                    + Nearest.hint(member.name(), ELEMENTS),
                member.place()));
      }
    }
    return strange;
  }

  /**
   * An element. That it is missing is told only where no misspelt one may stand for it.
   *
   * @param names by either of which it can be there
   */
  private <T> Optional<T> read(boolean strange, Mistakes.Part<T> part, String... names) {
    boolean there = Arrays.stream(names).anyMatch(name -> json.find(name) != null);
    return strange && !there ? Optional.empty() : mistakes.reading(part);
  }

  /** Empty if it has none that can be read. */
  String sid() {
    return sid;
  }

  private String readSid() throws MalformedPolicyException {
    var member = json.find("Sid");
    if (member == null) {
      return "";
    }
    if (!(member.value() instanceof Json.Scalar text)) {
      throw faults.syntax(
          "`Sid` is a string, not " + member.value().kind(), member.value().place());
    }
    boolean plain = text.text().chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    if (!plain && kind != Kind.RESOURCE) {
      throw faults.sid("`Sid` has letters and digits only: " + text.text(), text.place());
    }
    return text.text();
  }

  private Effect effect() throws MalformedPolicyException {
    var member = json.find("Effect");
    if (member == null) {
      throw faults.missing("Effect", "the statement has no `Effect`", json.place());
    }
    if (member.value() instanceof Json.Scalar scalar && scalar.quoted()) {
      for (var effect : Effect.values()) {
        if (effect.text().equals(scalar.text())) {
          return effect;
        }
      }
      throw faults.effect(
          scalar.text(), "`Effect` is \"Allow\" or \"Deny\", in this spelling", scalar.place());
    }
    throw faults.syntax(
        "`Effect` is a string, not " + member.value().kind(), member.value().place());
  }

  private @Nullable PrincipalElement principal() throws MalformedPolicyException {
    var member = either("Principal", "NotPrincipal");
    if (kind != Kind.TRUST && kind != Kind.RESOURCE) {
      if (member != null) {
        throw faults.prohibitedPrincipal(
            "this policy is attached to the one it is about, so it names no principal",
            member.place());
      }
      return null;
    }
    if (member == null) {
      throw faults.missing("Principal", "the statement says not whom it is for", json.place());
    }
    if (member.name().equals("NotPrincipal") && kind == Kind.TRUST) {
      throw faults.prohibitedNotPrincipal(
          "a trust policy says who may, not who may not", member.place());
    }
    return new PrincipalReader(faults).read(member);
  }

  private ActionElement actions() throws MalformedPolicyException {
    var member = either("Action", "NotAction");
    var values = member == null ? List.<Json.Scalar>of() : faults.list(member);
    if (member == null || values.isEmpty()) {
      throw faults.noActions(
          "the statement has no action", member == null ? json.place() : member.value().place());
    }
    for (var value : values) {
      mistakes.looking(() -> checkAction(value));
    }
    return ActionElement.of(
        member.name().equals("NotAction"), values.stream().map(Json.Scalar::text).toList());
  }

  private void checkAction(Json.Scalar value) throws MalformedPolicyException {
    var text = value.text();
    if (kind == Kind.TRUST) {
      if (!ASSUMING.contains(text.toLowerCase(Locale.ROOT))) {
        throw faults.notAssumeRole(
            "a trust policy is about assuming the role, not about " + text, value.place());
      }
      return;
    }
    int colon = text.indexOf(':');
    boolean named =
        colon > 0
            && colon < text.length() - 1
            && text.substring(0, colon).chars().allMatch(StatementReader::ofVendor)
            && text.chars().noneMatch(Character::isWhitespace);
    if (!named && !text.equals("*")) {
      throw faults.vendor(
          text,
          "an action is `service:Name`, where only the name may have wildcards: " + text,
          value.place());
    }
  }

  private static boolean ofVendor(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '-');
  }

  private @Nullable ResourceElement resources() throws MalformedPolicyException {
    var member = either("Resource", "NotResource");
    if (kind == Kind.TRUST) {
      if (member != null) {
        throw faults.prohibitedResource(
            member.name(),
            "the resource of a trust policy is the role it belongs to",
            member.place());
      }
      return null;
    }
    var values = member == null ? List.<Json.Scalar>of() : faults.list(member);
    if (member == null || values.isEmpty()) {
      throw faults.noResources(
          "the statement has no resource", member == null ? json.place() : member.value().place());
    }
    var templates = new ArrayList<Template>();
    for (var value : values) {
      mistakes.reading(() -> resource(value)).ifPresent(templates::add);
    }
    return new ResourceElement(member.name().equals("NotResource"), templates);
  }

  private Template resource(Json.Scalar value) throws MalformedPolicyException {
    checkResource(value);
    return Template.read(value, version, true, 1, faults);
  }

  private void checkResource(Json.Scalar value) throws MalformedPolicyException {
    var text = value.text();
    if (text.equals("*")) {
      return;
    }
    if (!text.startsWith("arn:")) {
      throw faults.resource(text, "a resource is an ARN or `*`: " + text, value.place());
    }
    var parts = Arns.parts(text);
    if (parts.size() != Arns.PARTS && !text.endsWith("*")) {
      throw faults.resource(
          text,
          "an ARN has six parts, arn:partition:service:region:account:resource: " + text,
          value.place());
    }
    var partition = parts.get(1);
    if (!partition.equals("aws") && !partition.equals("*")) {
      throw faults.partition(
          partition, text, "the partition here is aws, not " + partition, value.place());
    }
    if (version == Version.V2012_10_17
        && parts.subList(0, Math.min(5, parts.size())).stream()
            .anyMatch(part -> part.contains("${"))) {
      throw faults.resource(
          text,
          "a policy variable may stand only after the fifth colon of an ARN: " + text,
          value.place());
    }
  }

  /** The one of two elements that is there; both are one too many. */
  private Json.@Nullable Member either(String name, String notName)
      throws MalformedPolicyException {
    var positive = json.find(name);
    var negative = json.find(notName);
    if (positive != null && negative != null) {
      throw faults.syntax(
          "a statement has `" + name + "` or `" + notName + "`, not both", negative.place());
    }
    return positive != null ? positive : negative;
  }
}
