package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.MalformedPolicyException;
import dev.federationlab.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/**
 * Policies that are passed when a role is assumed, and only narrow what it may do (aws-behaviour
 * 2.8). How AWS packs them is not documented; here the packed size is their characters and those of
 * the tags, against 3,072.
 */
final class SessionPolicies {
  private static final int PLAIN = 2048;
  private static final int PACKED = 3072;
  private static final int MANAGED = 10;

  private final Policies policies;
  private final AccountDirectory directory;

  SessionPolicies(Policies policies, AccountDirectory directory) {
    this.policies = policies;
    this.directory = directory;
  }

  /**
   * What was passed.
   *
   * @param json the texts, the inline policy first
   * @param packedSize percent of the packed limit; absent if neither policies nor tags were passed
   */
  record Passed(List<String> json, @Nullable Integer packedSize) {}

  /**
   * @throws ServiceException MalformedPolicyDocument, PackedPolicyTooLarge, ValidationError
   */
  Passed read(
      Call call,
      String accountId,
      @Nullable String inline,
      List<PolicyDescriptorType> managed,
      SessionTags tags) {
    if (managed.size() > MANAGED) {
      throw new ServiceException(
          StsError.VALIDATION_ERROR, "Cannot pass more than " + MANAGED + " managed policies.");
    }
    var texts = new ArrayList<String>();
    if (inline != null) {
      texts.add(inline);
    }
    for (var policy : managed) {
      texts.add(text(call, accountId, policy));
    }
    if (texts.isEmpty() && tags.isEmpty()) {
      return new Passed(List.of(), null);
    }
    for (var text : texts) {
      require(call, text);
    }
    return new Passed(
        texts, packedSize(call, texts.stream().mapToInt(String::length).sum(), tags.length()));
  }

  private String text(Call call, String accountId, PolicyDescriptorType policy) {
    var arn = policy.arn() == null ? "" : policy.arn();
    return directory
        .managedPolicy(call.store(), accountId, arn)
        .orElseThrow(
            () -> {
              call.explanation()
                  .check(
                      Check.failed(
                          "session policy",
                          "a managed policy of the role's account",
                          arn,
                          "STS API, PolicyArns"));
              return new ServiceException(
                  StsError.MALFORMED_POLICY_DOCUMENT,
                  "Policy " + arn + " does not exist or is not attachable.");
            });
  }

  private void require(Call call, String text) {
    try {
      policies.read(Kind.SESSION, text, Integer.MAX_VALUE);
      call.explanation()
          .check(
              Check.passed(
                  "session policy",
                  "a policy without principals",
                  text.length() + " characters",
                  "STS API, Policy"));
    } catch (MalformedPolicyException e) {
      call.explanation().check(e.check());
      throw new ServiceException(StsError.MALFORMED_POLICY_DOCUMENT, e.message());
    }
  }

  private static int packedSize(Call call, int ofPolicies, int ofTags) {
    int percent =
        Math.max(
            (100 * ofPolicies + PLAIN - 1) / PLAIN,
            (100 * (ofPolicies + ofTags) + PACKED - 1) / PACKED);
    boolean fits = percent <= 100;
    call.explanation()
        .check(
            new Check(
                "size of session policies and tags",
                "at most 100 %",
                percent + " %",
                fits,
                "STS API, PackedPolicySize; the measure is a simplification"));
    if (!fits) {
      throw new ServiceException(
          StsError.PACKED_POLICY_TOO_LARGE,
          "Packed policy consumes " + percent + "% of allotted space");
    }
    return Math.max(1, (100 * (ofPolicies + ofTags)) / PACKED);
  }
}
