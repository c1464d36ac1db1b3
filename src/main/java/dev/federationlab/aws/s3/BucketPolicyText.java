package dev.federationlab.aws.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.MalformedPolicyException;
import dev.federationlab.policy.Policies;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket takes as its policy: the policy language, about this bucket only, at most 20 KB.
 */
final class BucketPolicyText {
  private static final int CHARACTERS = 20 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  private final Policies policies;

  /**
   * @param policies reads them, and keeps what was read
   */
  BucketPolicyText(Policies policies) {
    this.policies = policies;
  }

  /**
   * @throws ServiceException MalformedPolicy, saying what is wrong; the explanation says where
   */
  void require(Call call, Bucket bucket, @Nullable String json) {
    if (json == null) {
      throw new ServiceException(S3Error.MALFORMED_POLICY);
    }
    try {
      policies.read(Kind.RESOURCE, json, CHARACTERS);
    } catch (MalformedPolicyException e) {
      call.explanation().check(e.check());
      throw new ServiceException(S3Error.MALFORMED_POLICY, e.message());
    }
    if (!resources(json).allMatch(resource -> isAbout(resource, bucket))) {
      throw new ServiceException(S3Error.MALFORMED_POLICY, "Policy has invalid resource");
    }
  }

  private static boolean isAbout(String resource, Bucket bucket) {
    return resource.equals(bucket.arn()) || resource.startsWith(bucket.arn() + "/");
  }

  private static Stream<String> resources(String json) {
    try {
      var statements = list(JSON.readTree(json).path("Statement"));
      return statements.flatMap(
          statement ->
              List.of("Resource", "NotResource").stream()
                  .flatMap(name -> list(statement.path(name)))
                  .map(JsonNode::asText));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy that was just read is no JSON", e);
    }
  }

  /** Where the language takes one or a list. */
  private static Stream<JsonNode> list(JsonNode node) {
    if (node.isMissingNode()) {
      return Stream.of();
    }
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
