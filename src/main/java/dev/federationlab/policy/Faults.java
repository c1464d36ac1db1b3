package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * AWS's words for what can be wrong with a policy. They differ between IAM's permission policies,
 * its trust policies and bucket policies; where AWS's own text is not known, the general one of the
 * family is used.
 */
record Faults(Kind kind) {
  private static final String SYNTAX = "Syntax errors in policy.";

  private boolean bucket() {
    return kind == Kind.RESOURCE;
  }

  private boolean trust() {
    return kind == Kind.TRUST;
  }

  MalformedPolicyException json(String explanation, Place place) {
    if (bucket()) {
      return fault(
          "Policies must be valid JSON and the first byte must be '{'", explanation, place);
    }
    return fault(trust() ? "This policy contains invalid Json" : SYNTAX, explanation, place);
  }

  MalformedPolicyException syntax(String explanation, Place place) {
    return fault(bucket() ? "Invalid policy syntax." : SYNTAX, explanation, place);
  }

  MalformedPolicyException unknown(String name, String explanation, Place place) {
    return fault(bucket() ? "Unknown field " + name : SYNTAX, explanation, place);
  }

  MalformedPolicyException missing(String name, String explanation, Place place) {
    return fault(
        bucket() || trust() ? "Missing required field " + name : SYNTAX, explanation, place);
  }

  MalformedPolicyException effect(String value, String explanation, Place place) {
    return fault(bucket() ? "Invalid effect : " + value : SYNTAX, explanation, place);
  }

  MalformedPolicyException noActions(String explanation, Place place) {
    return bucket() || trust()
        ? missing("Action", explanation, place)
        : fault("Policy statement must contain actions.", explanation, place);
  }

  MalformedPolicyException noResources(String explanation, Place place) {
    return bucket()
        ? missing("Resource", explanation, place)
        : fault("Policy statement must contain resources.", explanation, place);
  }

  MalformedPolicyException prohibitedResource(String name, String explanation, Place place) {
    return fault(
        name.equals("Resource")
            ? "Has prohibited field Resource"
            : "AssumeRole policy must not contain resources.",
        explanation,
        place);
  }

  MalformedPolicyException prohibitedPrincipal(String explanation, Place place) {
    return fault("Policy document should not specify a principal.", explanation, place);
  }

  MalformedPolicyException prohibitedNotPrincipal(String explanation, Place place) {
    return fault("AssumeRole policy must not contain NotPrincipal field.", explanation, place);
  }

  MalformedPolicyException emptyPrincipal(String explanation, Place place) {
    return fault("Missing required field Principal cannot be empty!", explanation, place);
  }

  MalformedPolicyException principal(String type, String value, String explanation, Place place) {
    return fault(
        bucket()
            ? "Invalid principal in policy"
            : "Invalid principal in policy: \"" + type + "\":\"" + value + "\"",
        explanation,
        place);
  }

  MalformedPolicyException duplicateSid(String explanation, Place place) {
    return fault("Statement IDs (SID) in a single policy must be unique.", explanation, place);
  }

  MalformedPolicyException sid(String explanation, Place place) {
    return fault(
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
            + " expression [0-9A-Za-z]*",
        explanation,
        place);
  }

  MalformedPolicyException vendor(String value, String explanation, Place place) {
    if (bucket()) {
      return fault("Policy has invalid action", explanation, place);
    }
    int colon = value.indexOf(':');
    return fault(
        colon < 0
            ? "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
            : "Vendor " + value.substring(0, colon) + " is not valid",
        explanation,
        place);
  }

  MalformedPolicyException notAssumeRole(String explanation, Place place) {
    return fault("AssumeRole policy may only specify STS AssumeRole actions.", explanation, place);
  }

  MalformedPolicyException resource(String value, String explanation, Place place) {
    if (bucket()) {
      return fault("Policy has invalid resource", explanation, place);
    }
    return fault(
        value.startsWith("arn:")
            ? "The policy failed legacy parsing"
            : "Resource " + value + " must be in ARN format or \"*\".",
        explanation,
        place);
  }

  MalformedPolicyException partition(
      String partition, String value, String explanation, Place place) {
    return bucket()
        ? resource(value, explanation, place)
        : fault(
            "Partition \"" + partition + "\" is not valid for resource \"" + value + "\".",
            explanation,
            place);
  }

  MalformedPolicyException operator(String name, String explanation, Place place) {
    return fault(bucket() ? "Invalid Condition type : " + name : SYNTAX, explanation, place);
  }

  /** The value or values of a member: a single one may stand without its list. */
  List<Json.Scalar> list(Json.Member member) throws MalformedPolicyException {
    var items =
        member.value() instanceof Json.Sequence list ? list.items() : List.of(member.value());
    var scalars = new ArrayList<Json.Scalar>();
    for (var item : items) {
      if (!(item instanceof Json.Scalar scalar)) {
        throw syntax("`" + member.name() + "` holds strings, not " + item.kind(), item.place());
      }
      scalars.add(scalar);
    }
    return scalars;
  }

  private static MalformedPolicyException fault(String message, String explanation, Place place) {
    return new MalformedPolicyException(message, explanation, place, false);
  }
}
