package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Explanation;
import dev.federationlab.http.Headers;
import dev.federationlab.store.Transaction;
import java.util.List;

/** Buckets that know nothing of other origins: no page may ask. */
public final class NoRules implements CrossOrigin {
  @Override
  public Headers preflight(
      Transaction store, Explanation explanation, List<String> bucketAndKey, Question question) {
    throw new ApiError("AccessForbidden", 403, "CORSResponse: Bucket not found").exception();
  }

  @Override
  public Headers readable(Transaction store, List<String> bucketAndKey, Question question) {
    return Headers.NONE;
  }
}
