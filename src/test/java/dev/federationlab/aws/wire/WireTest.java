package dev.federationlab.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class WireTest {
  private static final Models MODELS = Models.load();
  private static final Wire WIRE = new Wire(MODELS, URI.create("http://localhost:7072"));

  private static Incoming request(String method, String target, String body, String... headers) {
    var parts = target.split("\\?", 2);
    return new Incoming(
        method,
        parts[0],
        parts.length == 1 ? "" : parts[1],
        Headers.of(headers),
        Body.of(body),
        "127.0.0.1");
  }

  private static String serviceOf(Incoming request) {
    return WIRE.codec(request).service().name();
  }

  @Test
  void trustsTheCredentialScopeMost() {
    assertThat(
            serviceOf(
                request(
                    "POST",
                    "/",
                    "Action=ListRoles&Version=2010-05-08",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/sts/aws4_request,"
                        + " SignedHeaders=host, Signature=0")))
        .isEqualTo("sts");
    assertThat(
            serviceOf(
                request(
                    "GET",
                    "/?Action=GetCallerIdentity&X-Amz-Credential=AKIA%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&a=b",
                    "")))
        .isEqualTo("s3");
    assertThat(
            serviceOf(
                request("GET", "/?X-Amz-Credential=AKIA/20260101/us-east-1/iam/aws4_request", "")))
        .isEqualTo("iam");
  }

  @ParameterizedTest
  @CsvSource({
    "Action=GetCallerIdentity&Version=2011-06-15, sts",
    "Action=ListRoles&Version=2010-05-08, iam",
    "Action=ListRoles, iam",
    "Action=Nonsense, sts",
    "nonsense, sts",
    "%, sts",
  })
  void thenTheFormItself(String form, String service) {
    assertThat(
            serviceOf(
                request(
                    "POST",
                    "/",
                    form,
                    "Content-Type",
                    "application/x-www-form-urlencoded; charset=utf-8")))
        .isEqualTo(service);
  }

  @Test
  void takesAFormInTheQueryToo() {
    var request = request("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "");
    assertThat(WIRE.codec(request).route(request).operation().name())
        .isEqualTo("GetCallerIdentity");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, ListBuckets",
    "GET, /photos, ListObjects",
    "GET, /photos?list-type=2, ListObjectsV2",
    "GET, /photos?location, GetBucketLocation",
    "GET, /photos?location=, GetBucketLocation",
    "GET, /photos?unheard-of, ListObjects",
    "GET, /photos?analytics, ListBucketAnalyticsConfigurations",
    "GET, /photos?analytics&id=1, GetBucketAnalyticsConfiguration",
    "GET, /photos/a?acl, GetObjectAcl",
    "GET, /photos/a?uploadId=1, ListParts",
    "PUT, /photos/a?partNumber=1&uploadId=2, UploadPart",
    "PUT, /photos/a, PutObject",
    "PUT, /photos, CreateBucket",
    "POST, /photos?delete, DeleteObjects",
    "HEAD, /photos, HeadBucket",
    "HEAD, /photos/a, HeadObject",
    "DELETE, /photos/a?uploadId=1, AbortMultipartUpload",
  })
  void findsTheMostParticularOperationOfAPath(String method, String target, String operation) {
    var request = request(method, target, "");
    assertThat(WIRE.codec("s3").route(request).operation().name()).isEqualTo(operation);
  }

  @Test
  void tellsACopyByItsHeader() {
    var request = request("PUT", "/photos/a", "", "X-Amz-Copy-Source", "/photos/b");
    assertThat(WIRE.codec("s3").route(request).operation().name()).isEqualTo("CopyObject");
  }

  /**
   * A POST without a body used to look like a form, since HttpURLConnection gives it a form's type.
   */
  @Test
  void takesNoBodylessPostForAForm() {
    var request =
        request(
            "POST", "/photos/a?uploads", "", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(serviceOf(request)).isEqualTo("s3");
    var codec = WIRE.codec(request);
    var read = codec.decode(codec.route(request), request, Body.EMPTY);
    assertThat(read)
        .isEqualTo(
            software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest.builder()
                .bucket("photos")
                .key("a")
                .build());
  }

  @Test
  void drawsTheCoverageFromTheTables() {
    var service =
        new Service("sts")
            .operation("GetCallerIdentity", (call, request) -> List.of(), (call, request) -> "");
    var coverage = Coverage.of(WIRE.codec("sts").service(), service);
    assertThat(coverage.served()).containsExactly("GetCallerIdentity");
    assertThat(coverage.missing()).contains("AssumeRoleWithWebIdentity", "GetSessionToken");
    var wrong =
        new Service("sts").operation("Fly", (call, request) -> List.of(), (call, request) -> "");
    assertThatThrownBy(() -> Coverage.of(WIRE.codec("sts").service(), wrong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** botocore looks for the element of the result wherever the model has one. */
  @Test
  void wrapsAResultThatIsEmpty() {
    assertThat(answer("iam", "UpdateRole", UpdateRoleResponse.builder().build()))
        .isEqualTo(
            "<UpdateRoleResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                + "<UpdateRoleResult></UpdateRoleResult>"
                + "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata>"
                + "</UpdateRoleResponse>");
    assertThat(answer("iam", "DeleteRole", DeleteRoleResponse.builder().build()))
        .doesNotContain("Result");
  }

  @Test
  void writesElementsInTheOrderInWhichAwsWritesThem() {
    var identity = GetCallerIdentityResponse.builder().userId("u").account("a").arn("arn").build();
    assertThat(answer("sts", "GetCallerIdentity", identity))
        .contains("<Arn>arn</Arn><UserId>u</UserId><Account>a</Account>");
    var listing =
        ListObjectsV2Response.builder()
            .isTruncated(false)
            .contents(object -> object.key("k"))
            .name("photos")
            .prefix("")
            .keyCount(1)
            .maxKeys(1000)
            .build();
    assertThat(answer("s3", "ListObjectsV2", listing))
        .contains(
            "<Name>photos</Name><Prefix></Prefix><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys>"
                + "<IsTruncated>false</IsTruncated><Contents><Key>k</Key></Contents>");
  }

  /** A misspelt element in a table would otherwise go unnoticed. */
  @Test
  void ordersOnlyElementsThatExist() throws ReflectiveOperationException {
    for (var service : MODELS.all()) {
      for (var operation : service.operations().values()) {
        var answer = (SdkPojo) Class.forName(operation.output()).getMethod("builder").invoke(null);
        assertThat(answer.sdkFields())
            .extracting(field -> field.unmarshallLocationName())
            .containsAll(operation.order());
      }
    }
  }

  private static String answer(String service, String operation, SdkPojo answer) {
    var codec = WIRE.codec(service);
    return codec
        .encode(codec.service().find(operation).orElseThrow(), answer, new RequestIds("id", ""))
        .body()
        .text();
  }

  @Test
  void knowsTheErrorsOfTheModels() {
    assertThat(MODELS.find("sts").orElseThrow().errors()).containsEntry("IDPRejectedClaim", 403);
    assertThat(MODELS.find("iam").orElseThrow().errors()).containsEntry("NoSuchEntity", 404);
  }

  /**
   * A line that names a member wrongly would otherwise be noticed only when somebody sends that
   * request.
   */
  @Test
  void namesOnlyMembersThatExistInTheConstraints() throws ReflectiveOperationException {
    var constraints = Constraints.load();
    for (var line : Models.lines("constraints.tsv")) {
      var service = MODELS.find(line.get(0)).orElseThrow();
      var operation = service.find(line.get(1)).orElseThrow();
      var builder = (SdkPojo) Class.forName(operation.input()).getMethod("builder").invoke(null);
      var request = new Samples(false).fill(builder);
      try {
        constraints.require(service, operation, request, new Shape.Cache(Map.of()));
      } catch (ServiceException e) {
        assertThat(e.error().code())
            .isIn("ValidationError", "InvalidParameterException", "ValidationException");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CreateUserPoolClient;"
            + " {'UserPoolId':'us-east-1_A','ClientName':'a','ExplicitAuthFlows':['FLY']}; Value"
            + " '[FLY]' at 'explicitAuthFlows' failed to satisfy constraint: Member must satisfy"
            + " constraint: [Member must satisfy enum value set: [",
        "TagResource; {'ResourceArn':'arn:aws:a:b:1:c/d','Tags':{'':'a'}};"
            + " Value '{=a}' at 'tags' failed to satisfy constraint: Map keys must satisfy"
            + " constraint: [Member must have length greater than or equal to 1, ",
        "AdminCreateUser;"
            + " {'UserPoolId':'us-east-1_A','Username':'a','UserAttributes':[{'Value':'b'}]}; Value"
            + " null at 'userAttributes.1.member.name' failed to satisfy constraint: Member must"
            + " not be null",
        "SignUp; {'ClientId':'a','Username':'','Password':'Long enough'};"
            + " Value at 'username' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 1; Value at 'username'",
        "SignUp; {'ClientId':'a','Username':'b','Password':' abc '};"
            + " Value at 'password' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 6; Value at 'password' failed to satisfy constraint: Member must"
            + " satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
      })
  void wordsTheConstraintsOfUserPoolsAsAwsDoes(String operation, String body, String words) {
    var request =
        request(
            "POST",
            "/",
            body.replace('\'', '"'),
            "X-Amz-Target",
            "AWSCognitoIdentityProviderService." + operation);
    var codec = WIRE.codec(request);

    assertThatThrownBy(() -> codec.decode(codec.route(request), request, request.body()))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.error().code()).isEqualTo("InvalidParameterException");
              assertThat(refusal.message())
                  .matches("(?s)\\d validation errors? detected: .*")
                  .contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]",
        "{\"ClientId\":",
        "{\"ClientId\":{}}",
        "{\"UserAttributes\":\"all\"}",
        "\u00ff"
      })
  void refusesJsonOfTheWrongType(String body) {
    var request =
        request("POST", "/", body, "X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp");
    var codec = WIRE.codec(request);

    assertThatThrownBy(() -> codec.decode(codec.route(request), request, request.body()))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> assertThat(refusal.error().code()).isEqualTo("SerializationException"));
  }

  /** Seconds with their fraction, as a number (aws-behaviour 3.1). */
  @Test
  void writesTimesAsNumbers() {
    var answer =
        CreateGroupResponse.builder()
            .group(group -> group.creationDate(Instant.parse("2026-01-02T03:04:05.678Z")))
            .build();
    assertThat(answer("cognito-idp", "CreateGroup", answer))
        .isEqualTo("{\"Group\":{\"CreationDate\":1767323045.678}}");
  }
}
