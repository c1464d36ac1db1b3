package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.decision.PolicyReading.Kind;
import java.util.Optional;

/** Where a policy is kept that a learner can change. */
public sealed interface PolicyPlace permits PolicyPlace.InAws, PassedPolicy {

  /**
   * By which addresses and the store name it: {@code "trust:WebReader"}, {@code
   * "inline:WebReader/OwnObjects"}.
   */
  String id();

  /** The part that the policy plays. */
  Kind kind();

  /** What a reader calls it: {@code "trust policy of WebReader"}. */
  String title();

  /** How many characters it may have at most. */
  int mostCharacters();

  /** What it may be about, if that is one resource only; else empty. */
  default String resourceArn() {
    return "";
  }

  /** One that AWS keeps. */
  sealed interface InAws extends PolicyPlace
      permits TrustPolicy, InlinePolicy, ManagedPolicy, BucketPolicy {

    /** The text in force; empty if there is none. */
    Optional<String> read(RootCalls aws);

    /** Puts a text in force. */
    void write(RootCalls aws, String text);

    /** Takes it away, so that there is none. */
    void remove(RootCalls aws);
  }

  /** Where a policy that was read for a decision is kept; empty if it cannot be changed here. */
  static Optional<PolicyPlace> of(PolicyReading reading) {
    var origin = reading.origin();
    if (origin == null) {
      return Optional.empty();
    }
    var arn = origin.arn();
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    return switch (reading.kind()) {
      case TRUST -> Optional.of(new TrustPolicy(name));
      case IDENTITY ->
          origin.policyName() != null
              ? Optional.of(new InlinePolicy(name, origin.policyName()))
              : Optional.of(arn).filter(PolicyPlace::ownPolicy).map(ManagedPolicy::new);
      case RESOURCE ->
          Optional.of(arn)
              .filter(it -> it.startsWith(BucketPolicy.ARN))
              .map(it -> new BucketPolicy(it.substring(BucketPolicy.ARN.length())));
      case SESSION, BOUNDARY, SERVICE_CONTROL -> Optional.empty();
    };
  }

  /** The place of an ID; empty if it is none. */
  static Optional<PolicyPlace> named(String id) {
    int colon = id.indexOf(':');
    if (colon < 0 || colon == id.length() - 1) {
      return Optional.empty();
    }
    var rest = id.substring(colon + 1);
    int slash = rest.indexOf('/');
    return switch (id.substring(0, colon)) {
      case "trust" -> Optional.of(new TrustPolicy(rest));
      case "managed" -> Optional.of(rest).filter(PolicyPlace::ownPolicy).map(ManagedPolicy::new);
      case "bucket" -> Optional.of(new BucketPolicy(rest));
      case "inline" ->
          slash < 1
              ? Optional.empty()
              : Optional.of(new InlinePolicy(rest.substring(0, slash), rest.substring(slash + 1)));
      case "session" ->
          slash < 1
              ? Optional.empty()
              : Optional.of(new PassedPolicy(rest.substring(0, slash), rest.substring(slash + 1)));
      default -> Optional.empty();
    };
  }

  /** Nobody changes what belongs to AWS. */
  private static boolean ownPolicy(String arn) {
    return arn.matches("arn:aws:iam::\\d{12}:policy/.+");
  }
}
