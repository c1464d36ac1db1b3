package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.MalformedPolicyException;
import dev.federationlab.policy.Policies;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Policy documents on their way in and out: read before they are kept, percent-encoded (RFC 3986)
 * when they are shown.
 */
final class PolicyTexts {
  private static final int TRUST = 2048;
  private static final int MANAGED = 6144;

  /** All inline policies of a role together. */
  static final int INLINE = 10_240;

  private final Policies policies;

  PolicyTexts(Policies policies) {
    this.policies = policies;
  }

  String trust(Call call, String json) {
    return read(call, Kind.TRUST, json, TRUST, "Cannot exceed quota for ACLSizePerRole: " + TRUST);
  }

  String managed(Call call, String json) {
    return read(
        call, Kind.IDENTITY, json, MANAGED, "Cannot exceed quota for PolicySize: " + MANAGED);
  }

  String inline(Call call, String roleName, String json) {
    return read(call, Kind.IDENTITY, json, INLINE, inlineTooLong(roleName));
  }

  static String inlineTooLong(String roleName) {
    return "Maximum policy size of " + INLINE + " bytes exceeded for role " + roleName;
  }

  static String encoded(String json) {
    return URLEncoder.encode(json, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private String read(Call call, Kind kind, String json, int characters, String tooLong) {
    try {
      policies.read(kind, json, characters);
      return json;
    } catch (MalformedPolicyException e) {
      call.explanation().check(e.check());
      throw e.tooLong()
          ? new ServiceException(IamError.LIMIT_EXCEEDED, tooLong)
          : new ServiceException(IamError.MALFORMED_POLICY_DOCUMENT, e.message());
    }
  }
}
