package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Keeps an object, whole and at once, in place of what the key held before.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
final class PutObject implements Operation<PutObjectRequest, PutObjectResponse> {
  private static final String SOURCE = "S3 API reference, PutObject";

  private final Objects objects;
  private final S3Limits limits;

  PutObject(Objects objects, S3Limits limits) {
    this.objects = objects;
    this.limits = limits;
  }

  @Override
  public PutObjectResponse handle(Call call, PutObjectRequest request) {
    var bucket =
        objects.bucketFor(call, request.bucket(), request.key(), request.expectedBucketOwner());
    var bytes = call.body().bytes();
    requireKnownWishes(request);
    if (bytes.length > limits.objectBytes()) {
      throw new ServiceException(
          S3Error.ENTITY_TOO_LARGE,
          S3Error.ENTITY_TOO_LARGE.message(),
          Map.of(
              "ProposedSize",
              String.valueOf(bytes.length),
              "MaxSizeAllowed",
              String.valueOf(limits.objectBytes())));
    }
    requireMd5(call, request, bytes);
    var checksums = checksums(call, request, bytes);
    Preconditions.ofPut(
        call, request.ifMatch(), request.ifNoneMatch(), objects.find(call, bucket, request.key()));
    var stored =
        objects.store(
            call,
            bucket,
            request.key(),
            bytes,
            blobId ->
                new S3Object(
                    blobId,
                    Checksum.etag(bytes),
                    bytes.length,
                    call.now().truncatedTo(ChronoUnit.SECONDS),
                    StorageClasses.of(request.storageClassAsString()),
                    headers(request),
                    UserMetadata.of(request.metadata()),
                    names(checksums)));
    var answer =
        PutObjectResponse.builder()
            .eTag(stored.quotedEtag())
            .serverSideEncryption(ServerSideEncryption.AES256)
            .checksumCRC32(checksums.get(Checksum.CRC32))
            .checksumCRC32C(checksums.get(Checksum.CRC32C))
            .checksumCRC64NVME(checksums.get(Checksum.CRC64NVME))
            .checksumSHA1(checksums.get(Checksum.SHA1))
            .checksumSHA256(checksums.get(Checksum.SHA256));
    if (!checksums.isEmpty()) {
      answer.checksumType(ChecksumType.FULL_OBJECT);
    }
    return answer.build();
  }

  /** What a request may ask for that is not done here is refused, never ignored. */
  private static void requireKnownWishes(PutObjectRequest request) {
    Acl.require(request.aclAsString());
    Encryption.require(request.serverSideEncryptionAsString(), request.sseCustomerAlgorithm());
    StorageClasses.of(request.storageClassAsString());
    if (request.objectLockMode() != null || request.objectLockLegalHoldStatus() != null) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST, "Bucket is missing Object Lock Configuration");
    }
    if (request.tagging() != null
        || request.websiteRedirectLocation() != null
        || request.writeOffsetBytes() != null) {
      throw new ServiceException(S3Error.NOT_IMPLEMENTED);
    }
  }

  private static void requireMd5(Call call, PutObjectRequest request, byte[] bytes) {
    if (request.contentMD5() == null) {
      return;
    }
    byte[] claimed;
    try {
      claimed = Base64.getDecoder().decode(request.contentMD5());
    } catch (IllegalArgumentException e) {
      throw new ServiceException(S3Error.INVALID_DIGEST);
    }
    if (claimed.length != 16) {
      throw new ServiceException(S3Error.INVALID_DIGEST);
    }
    var actual = Checksum.md5(bytes);
    boolean same = MessageDigest.isEqual(claimed, actual);
    var saw = Base64.getEncoder().encodeToString(actual);
    call.explanation().check(new Check("Content-MD5", request.contentMD5(), saw, same, SOURCE));
    if (!same) {
      throw new ServiceException(
          S3Error.BAD_DIGEST,
          S3Error.BAD_DIGEST.message(),
          Map.of("ExpectedDigest", request.contentMD5(), "CalculatedDigest", saw));
    }
  }

  /** Those that were sent, each held against the bytes, and the one whose algorithm was named. */
  private static Map<Checksum, String> checksums(
      Call call, PutObjectRequest request, byte[] bytes) {
    var sums = new EnumMap<Checksum, String>(Checksum.class);
    for (var checksum : Checksum.values()) {
      var claimed = claimed(checksum, call, request);
      if (claimed == null) {
        continue;
      }
      var actual = checksum.of(bytes);
      boolean same = claimed.equals(actual);
      call.explanation().check(new Check(checksum.header(), claimed, actual, same, SOURCE));
      if (!same) {
        throw new ServiceException(
            S3Error.BAD_DIGEST,
            "The " + checksum + " you specified did not match the calculated checksum.");
      }
      sums.put(checksum, actual);
    }
    named(call, request)
        .ifPresent(checksum -> sums.computeIfAbsent(checksum, wanted -> wanted.of(bytes)));
    return sums;
  }

  private static Optional<Checksum> named(Call call, PutObjectRequest request) {
    var algorithm = request.checksumAlgorithmAsString();
    if (algorithm != null) {
      return Checksum.named(algorithm);
    }
    return call.headers()
        .first("x-amz-trailer")
        .map(name -> name.toLowerCase(Locale.ROOT).replace("x-amz-checksum-", ""))
        .flatMap(Checksum::named);
  }

  private static @Nullable String claimed(Checksum checksum, Call call, PutObjectRequest request) {
    var member =
        switch (checksum) {
          case CRC32 -> request.checksumCRC32();
          case CRC32C -> request.checksumCRC32C();
          case CRC64NVME -> request.checksumCRC64NVME();
          case SHA1 -> request.checksumSHA1();
          case SHA256 -> request.checksumSHA256();
        };
    return member != null ? member : call.headers().first(checksum.header()).orElse(null);
  }

  private static Map<String, String> names(Map<Checksum, String> checksums) {
    var names = new TreeMap<String, String>();
    checksums.forEach((checksum, value) -> names.put(checksum.name(), value));
    return names;
  }

  private static S3Object.Headers headers(PutObjectRequest request) {
    return new S3Object.Headers(
        request.contentType() == null ? "binary/octet-stream" : request.contentType(),
        request.cacheControl(),
        request.contentDisposition(),
        ContentEncoding.withoutChunks(request.contentEncoding()),
        request.contentLanguage(),
        request.expires());
  }
}
