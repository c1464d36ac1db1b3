package dev.federationlab.aws.s3;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on what a key holds: entity tags before dates, as RFC 9110 §13.2.2 orders them and S3
 * documents it.
 *
 * @param ifMatch entity tag that must be the object's, in quotes or not, or {@code *}
 * @param ifNoneMatch one that must not be
 */
record Preconditions(
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    @Nullable Instant ifModifiedSince,
    @Nullable Instant ifUnmodifiedSince) {
  private static final String SOURCE = "RFC 9110 §13.2.2";

  /**
   * Returns if the object may be read.
   *
   * @throws ServiceException PreconditionFailed, or {@link S3Error#NOT_MODIFIED}
   */
  void requireOfRead(Call call, S3Object object) {
    if (ifMatch != null) {
      require(
          call,
          "If-Match",
          ifMatch,
          object.quotedEtag(),
          matches(ifMatch, object),
          S3Error.PRECONDITION_FAILED);
    } else if (ifUnmodifiedSince != null) {
      boolean unmodified =
          !object.modifiedAt().isAfter(ifUnmodifiedSince.truncatedTo(ChronoUnit.SECONDS));
      require(
          call,
          "If-Unmodified-Since",
          ifUnmodifiedSince.toString(),
          object.modifiedAt().toString(),
          unmodified,
          S3Error.PRECONDITION_FAILED);
    }
    if (ifNoneMatch != null) {
      require(
          call,
          "If-None-Match",
          ifNoneMatch,
          object.quotedEtag(),
          !matches(ifNoneMatch, object),
          S3Error.NOT_MODIFIED);
    } else if (ifModifiedSince != null) {
      boolean modified =
          object.modifiedAt().isAfter(ifModifiedSince.truncatedTo(ChronoUnit.SECONDS));
      require(
          call,
          "If-Modified-Since",
          ifModifiedSince.toString(),
          object.modifiedAt().toString(),
          modified,
          S3Error.NOT_MODIFIED);
    }
  }

  /** The same on the source of a copy, where every failure is PreconditionFailed. */
  void requireOfCopy(Call call, S3Object source) {
    try {
      requireOfRead(call, source);
    } catch (ServiceException e) {
      throw failed("x-amz-copy-source-" + e.details().getOrDefault("Condition", "If-None-Match"));
    }
  }

  /**
   * Returns if the key may be written.
   *
   * @throws ServiceException PreconditionFailed; NoSuchKey for If-Match where there is nothing
   */
  static void ofPut(
      Call call,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch,
      Optional<Document<S3Object>> held) {
    if (ifNoneMatch != null) {
      if (!ifNoneMatch.equals("*")) {
        throw new ServiceException(S3Error.NOT_IMPLEMENTED);
      }
      var saw = held.map(object -> object.value().quotedEtag()).orElse("nothing");
      require(
          call,
          "If-None-Match",
          "nothing under this key",
          saw,
          held.isEmpty(),
          S3Error.PRECONDITION_FAILED);
    }
    if (ifMatch != null) {
      var object = held.orElseThrow(() -> new ServiceException(S3Error.NO_SUCH_KEY)).value();
      require(
          call,
          "If-Match",
          ifMatch,
          object.quotedEtag(),
          matches(ifMatch, object),
          S3Error.PRECONDITION_FAILED);
    }
  }

  private static void require(
      Call call, String condition, String wanted, String saw, boolean holds, ApiError otherwise) {
    call.explanation().check(new Check(condition, wanted, saw, holds, SOURCE));
    if (!holds) {
      throw otherwise.equals(S3Error.NOT_MODIFIED)
          ? new ServiceException(otherwise)
          : failed(condition);
    }
  }

  private static ServiceException failed(String condition) {
    return new ServiceException(
        S3Error.PRECONDITION_FAILED,
        S3Error.PRECONDITION_FAILED.message(),
        Map.of("Condition", condition));
  }

  private static boolean matches(String tags, S3Object object) {
    for (var tag : tags.split(",", -1)) {
      var one = tag.strip();
      if (one.equals("*") || one.equals(object.etag()) || one.equals(object.quotedEtag())) {
        return true;
      }
    }
    return false;
  }
}
