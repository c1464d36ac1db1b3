package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.Authenticated;
import dev.federationlab.aws.Authenticator;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.Streamed;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.Body;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The pipeline with rooms that let everybody through, and operations that keep bytes or answer what
 * they were asked.
 */
final class StubAws implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Kind<String> OBJECT = Kind.of("stub-object", String.class);

  static final ApiError NO_SUCH_KEY =
      new ApiError("NoSuchKey", 404, "The specified key does not exist.");
  static final ApiError ACCESS_DENIED = new ApiError("AccessDenied", 403, "Access Denied");
  static final ApiError INVALID_TOKEN =
      new ApiError(
          "InvalidClientTokenId", 403, "The security token included in the request is invalid.");

  private static final AtomicInteger DATABASES = new AtomicInteger();

  final Trail trail = new Trail(100);
  final Store store = Store.open(Store.addressInMemory("stub-aws-" + DATABASES.incrementAndGet()));
  Authorizer authorizer =
      (call, access) -> call.explanation().check(Check.passed("allowed", "", "", "stub"));
  private final Service s3 = s3();
  final Endpoint endpoint;

  StubAws() {
    endpoint =
        new Endpoint(
            new Wire(Models.load(), URI.create("http://localhost:7072")),
            List.of(sts(), iam(), s3),
            authenticator(),
            (call, access) -> authorizer.require(call, access),
            new NoRules(),
            store,
            trail,
            Clock.fixed(NOW, ZoneOffset.UTC),
            new Random(1));
  }

  /** With an operation that has an XML document for request. */
  StubAws withDeleteObjects() {
    s3.<DeleteObjectsRequest, DeleteObjectsResponse>operation(
        "DeleteObjects",
        (call, request) -> List.of(),
        (call, request) -> DeleteObjectsResponse.builder().build());
    return this;
  }

  AwsListener listen() {
    try {
      return AwsListener.start("127.0.0.1", 0, endpoint, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trusts everybody but one key, and takes chunks apart without looking at their signatures. */
  private static Authenticator authenticator() {
    return (request, service, signature, store, now, explanation) -> {
      if (request.headers().first("authorization").orElse("").contains("AKIAUNKNOWN")) {
        explanation.check(Check.failed("access key", "one that exists", "AKIAUNKNOWN", "stub"));
        throw new ServiceException(INVALID_TOKEN);
      }
      explanation.check(Check.passed("signature", "", "", "stub"));
      boolean chunked = request.headers().first("x-amz-decoded-content-length").isPresent();
      return new Authenticated(
          new Principal.Root("123456789012"),
          chunked ? Chunks.joined(request.body()) : request.body());
    };
  }

  private static Service sts() {
    return new Service("sts")
        .line(
            Service.Line.<GetCallerIdentityRequest, GetCallerIdentityResponse>open(
                "GetCallerIdentity",
                Service.Signature.REQUIRED,
                (call, request) ->
                    GetCallerIdentityResponse.builder()
                        .account(call.accountId())
                        .arn(call.principal().arn())
                        .userId(call.principal().userId())
                        .build()))
        .line(
            Service.Line.<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>open(
                "AssumeRoleWithWebIdentity",
                Service.Signature.IGNORED,
                (call, request) ->
                    AssumeRoleWithWebIdentityResponse.builder()
                        .audience(request.webIdentityToken())
                        .credentials(
                            credentials ->
                                credentials
                                    .accessKeyId("ASIAEXAMPLE")
                                    .expiration(NOW.plusSeconds(900)))
                        .build()));
  }

  private static Service iam() {
    return new Service("iam")
        .<CreateRoleRequest, CreateRoleResponse>operation(
            "CreateRole",
            (call, request) -> List.of(Access.to("iam:CreateRole", "*")),
            (call, request) -> {
              if (request.roleName().equals("Broken")) {
                throw new IllegalStateException("a secret");
              }
              return CreateRoleResponse.builder()
                  .role(
                      Role.builder()
                          .roleName(request.roleName())
                          .path(request.path())
                          .assumeRolePolicyDocument(request.assumeRolePolicyDocument())
                          .tags(request.tags())
                          .createDate(NOW)
                          .build())
                  .build();
            });
  }

  private Service s3() {
    return new Service("s3")
        .<PutObjectRequest, PutObjectResponse>operation(
            "PutObject",
            (call, request) -> List.of(Access.to("s3:PutObject", request.key())),
            (call, request) -> {
              call.store().put(request.bucket(), OBJECT, request.key(), call.body().text());
              return PutObjectResponse.builder()
                  .eTag("\"" + request.contentLength() + "\"")
                  .build();
            })
        .<GetObjectRequest, Streamed<GetObjectResponse>>operation(
            "GetObject",
            (call, request) -> List.of(Access.to("s3:GetObject", request.key())),
            (call, request) -> {
              var found = call.store().find(request.bucket(), OBJECT, request.key());
              var text =
                  found
                      .orElseThrow(
                          () ->
                              new ServiceException(
                                  NO_SUCH_KEY, NO_SUCH_KEY.message(), Map.of("Key", request.key())))
                      .value();
              var body = Body.of(text);
              var range = request.range() == null ? null : "bytes 0-0/" + body.length();
              return new Streamed<>(
                  GetObjectResponse.builder()
                      .contentLength((long) body.length())
                      .contentRange(range)
                      .contentType("text/plain")
                      .build(),
                  body);
            })
        .<HeadObjectRequest, HeadObjectResponse>operation(
            "HeadObject",
            (call, request) -> List.of(),
            (call, request) -> {
              var found = call.store().find(request.bucket(), OBJECT, request.key());
              if (found.isEmpty()) {
                throw new ServiceException(NO_SUCH_KEY);
              }
              return HeadObjectResponse.builder()
                  .contentLength((long) found.get().value().length())
                  .build();
            })
        .<ListObjectsV2Request, ListObjectsV2Response>operation(
            "ListObjectsV2",
            (call, request) -> List.of(),
            (call, request) ->
                ListObjectsV2Response.builder()
                    .name(request.bucket())
                    .contents(
                        call.store().list(request.bucket(), OBJECT, "", "", 100).stream()
                            .map(
                                document ->
                                    software.amazon.awssdk.services.s3.model.S3Object.builder()
                                        .key(document.id())
                                        .lastModified(NOW)
                                        .build())
                            .toList())
                    .build());
  }

  @Override
  public void close() {
    store.close();
  }
}
