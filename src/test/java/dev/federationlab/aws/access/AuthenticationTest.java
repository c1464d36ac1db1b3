package dev.federationlab.aws.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.Authenticated;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.sigv4.Signable;
import dev.federationlab.sigv4.Signer;
import dev.federationlab.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private static Store store;
  private static Accounts accounts;
  private static SessionTokens sessions;
  private static Authentication authentication;
  private static RootKey root;
  private static Principal.RoleSession session;
  private static SessionCredentials credentials;

  private final Explanation explanation = new Explanation();

  @BeforeAll
  static void open() {
    store = Store.open(Store.addressInMemory("authentication"));
    var random = new SecureRandom();
    accounts =
        new Accounts(
            store,
            Clock.fixed(NOW, ZoneOffset.UTC),
            random,
            StandingAccounts.NONE,
            Accounts.Caps.USUAL,
            List.of());
    sessions = SessionTokens.of(store, random);
    authentication = new Authentication(accounts, sessions);
    root = accounts.make("127.0.0.1").orElseThrow();
    session =
        new Principal.RoleSession(
            root.accountId(),
            "WebReader",
            "AROAABCDEFGHIJKLMNOPQ",
            "arn:aws:iam::" + root.accountId() + ":role/WebReader",
            "ana",
            NOW,
            NOW.plusSeconds(900),
            Map.of("accounts.google.com:sub", List.of("109220063452404746097")),
            List.of("{}"));
    credentials = sessions.issue(session);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void theRootKeyOfASandboxMakesTheCallerItsRoot() {
    var authenticated =
        ask(rootSigner("sts").inHeader(request("POST", "/", "Action=X"), NOW), "sts");

    assertThat(authenticated.principal()).isEqualTo(new Principal.Root(root.accountId()));
    assertThat(authenticated.payload().text()).isEqualTo("Action=X");
    assertThat(checks())
        .containsExactly(
            "credentials present",
            "credential scope",
            "access key",
            "clock",
            "signed headers",
            "signature",
            "payload hash");
  }

  @Test
  void temporaryCredentialsMakeTheCallerTheSessionThatWasSealed() {
    var authenticated =
        ask(sessionSigner("s3").inHeader(request("PUT", "/b/k", "hello"), NOW), "s3");

    assertThat(authenticated.principal()).isEqualTo(session);
    assertThat(checks())
        .containsExactly(
            "credentials present",
            "credential scope",
            "access key",
            "session token",
            "session expiry",
            "clock",
            "signed headers",
            "signature",
            "payload hash");
  }

  @Test
  void whatWasSignedIsNotedWithoutTheToken() {
    ask(sessionSigner("s3").inHeader(request("PUT", "/b/k", "hello"), NOW), "s3");

    assertThat(explanation.notes())
        .extracting(note -> note.title())
        .containsExactly("canonical request", "string to sign");
    assertThat(explanation.notes().get(0).text())
        .startsWith("PUT\n/b/k\n")
        .contains("x-amz-security-token:" + credentials.sessionToken().substring(0, 8) + "…\n")
        .doesNotContain(credentials.sessionToken());
    assertThat(explanation.notes().get(1).text())
        .startsWith("AWS4-HMAC-SHA256\n20260131T120000Z\n20260131/us-east-1/s3/");
  }

  @Test
  void aPresignedAddressDiesWithItsCredentials() {
    var address = sessionSigner("s3").inQuery(request("GET", "/b/k", ""), NOW, Duration.ofHours(2));

    assertThat(ask(address, "s3").principal()).isEqualTo(session);
    assertThat(refused(address, "s3", NOW.plusSeconds(900)).error().code())
        .isEqualTo("ExpiredToken");
  }

  @Test
  void nobodyMayAskS3AndIsNobody() {
    var authenticated = ask(request("PUT", "/b/k", "hello"), "s3", Signature.OPTIONAL, NOW);

    assertThat(authenticated.principal()).isEqualTo(new Principal.Anonymous());
    assertThat(authenticated.payload().text()).isEqualTo("hello");
  }

  @Test
  void nobodysChecksumsCountAllTheSame() {
    var request = request("PUT", "/b/k", "hello", "x-amz-checksum-crc32", "AAAAAA==");

    var refusal =
        catchThrowableOfType(
            ServiceException.class, () -> ask(request, "s3", Signature.OPTIONAL, NOW));

    assertThat(refusal.error().code()).isEqualTo("BadDigest");
    assertThat(refusal.message())
        .isEqualTo("The CRC32 you specified did not match the calculated checksum.");
  }

  @Test
  void whereSignaturesAreIgnoredABadOneDoesNotHurt() {
    var request =
        request("POST", "/", "Action=AssumeRoleWithWebIdentity", "Authorization", "nonsense");

    assertThat(ask(request, "sts", Signature.IGNORED, NOW).principal())
        .isEqualTo(new Principal.Anonymous());
    assertThat(explanation.checks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3       | 400 | ExpiredToken          | The provided token has expired.",
        "dynamodb | 400 | ExpiredTokenException | The security token included in the request is"
            + " expired",
        "lambda   | 403 | ExpiredTokenException | The security token included in the request is"
            + " expired",
        "sts      | 403 | ExpiredToken          | The security token included in the request is"
            + " expired",
        "cognito-idp | 400 | ExpiredTokenException | The security token included in the request is"
            + " expired"
      })
  void anExpiredSessionIsTold(String service, int status, String code, String message) {
    var signed = sessionSigner(service).inHeader(request("POST", "/", ""), NOW.plusSeconds(900));

    var refusal = refused(signed, service, NOW.plusSeconds(900));

    assertRefusal(refusal, status, code, message);
    assertThat(lastCheck().what()).isEqualTo("session expiry");
  }

  @Test
  void s3NamesTheTokenThatHasExpired() {
    var signed = sessionSigner("s3").inHeader(request("GET", "/b/k", ""), NOW.plusSeconds(900));

    assertThat(refused(signed, "s3", NOW.plusSeconds(900)).details())
        .isEqualTo(Map.of("Token-0", credentials.sessionToken()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3       | 403 | InvalidAccessKeyId          | The AWS Access Key Id you provided does not"
            + " exist in our records.",
        "dynamodb | 400 | UnrecognizedClientException | The security token included in the request"
            + " is invalid.",
        "lambda   | 403 | UnrecognizedClientException | The security token included in the request"
            + " is invalid.",
        "iam      | 403 | InvalidClientTokenId        | The security token included in the request"
            + " is invalid."
      })
  void anUnknownKeyAndAMissingTokenAreToldAlike(
      String service, int status, String code, String message) {
    var unknown = new Signer("AKIAIOSFODNN7EXAMPLE", "x", Optional.empty(), "us-east-1", service);
    var withoutToken =
        new Signer(
            credentials.accessKeyId(),
            credentials.secretAccessKey(),
            Optional.empty(),
            "us-east-1",
            service);

    assertRefusal(
        refused(unknown.inHeader(request("POST", "/", ""), NOW), service, NOW),
        status,
        code,
        message);
    assertThat(lastCheck().what()).isEqualTo("access key");
    assertRefusal(
        refused(withoutToken.inHeader(request("POST", "/", ""), NOW), service, NOW),
        status,
        code,
        message);
    assertThat(lastCheck().what()).isEqualTo("session token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3       | 400 | InvalidToken                | The provided token is malformed or"
            + " otherwise invalid.",
        "dynamodb | 400 | UnrecognizedClientException | The security token included in the request"
            + " is invalid.",
        "lambda   | 403 | UnrecognizedClientException | The security token included in the request"
            + " is invalid.",
        "sts      | 403 | InvalidClientTokenId        | The security token included in the request"
            + " is invalid."
      })
  void aTokenThatIsGarbageOrOfAnotherKeyIsTold(
      String service, int status, String code, String message) {
    var garbage = signerWith(service, credentials, "IQoJgarbage");
    var another = signerWith(service, sessions.issue(session), credentials.sessionToken());
    var atRoot =
        new Signer(
            root.accessKeyId(),
            root.secretAccessKey(),
            Optional.of(credentials.sessionToken()),
            "us-east-1",
            service);

    for (var signer : List.of(garbage, another, atRoot)) {
      assertRefusal(
          refused(signer.inHeader(request("POST", "/", ""), NOW), service, NOW),
          status,
          code,
          message);
      assertThat(lastCheck().what()).isEqualTo("session token");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s3, 400, AuthorizationHeaderMalformed",
    "dynamodb, 400, IncompleteSignatureException",
    "lambda, 403, IncompleteSignatureException",
    "sts, 400, IncompleteSignature",
    "iam, 400, IncompleteSignature"
  })
  void aHeaderThatLacksPartsIsTold(String service, int status, String code) {
    var request =
        request(
            "POST",
            "/",
            "",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIA/20260131",
            "X-Amz-Date",
            "20260131T120000Z");

    var refusal = refused(request, service, NOW);

    assertThat(refusal.error().status()).isEqualTo(status);
    assertThat(refusal.error().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3       | 403 | SignatureDoesNotMatch     | The request signature we calculated does not"
            + " match the signature you provided. Check your key and signing method.",
        "dynamodb | 400 | InvalidSignatureException | " + MISMATCH,
        "lambda   | 403 | InvalidSignatureException | " + MISMATCH,
        "sts      | 403 | SignatureDoesNotMatch     | " + MISMATCH
      })
  void aWrongSignatureIsTold(String service, int status, String code, String message) {
    var other =
        new Signer(root.accessKeyId(), "another secret", Optional.empty(), "us-east-1", service);

    assertRefusal(
        refused(other.inHeader(request("POST", "/", ""), NOW), service, NOW),
        status,
        code,
        message);
  }

  @Test
  void s3TellsWhatItSignedButNeitherTokenNorSignature() {
    var signed = sessionSigner("s3").inHeader(request("GET", "/b/k", ""), NOW);
    var right =
        signed.headers().first("Authorization").orElseThrow().replaceAll(".*Signature=", "");
    var changed = new Signable("GET", "/b/other", "", signed.headers(), signed.body());

    var refusal = refused(changed, "s3", NOW);

    assertThat(refusal.details())
        .containsEntry("AWSAccessKeyId", credentials.accessKeyId())
        .containsEntry("SignatureProvided", right)
        .containsKeys(
            "StringToSign", "StringToSignBytes", "CanonicalRequest", "CanonicalRequestBytes");
    assertThat(refusal.details().get("CanonicalRequest")).startsWith("GET\n/b/other\n");
    assertThat(refusal.details().toString() + explanation.notes() + explanation.checks())
        .doesNotContain(credentials.sessionToken())
        .doesNotContain(credentials.secretAccessKey());
  }

  @Test
  void aClockThatIsOffIsTold() {
    var early = NOW.minus(Duration.ofMinutes(20));

    var s3 = refused(rootSigner("s3").inHeader(request("GET", "/", ""), early), "s3", NOW);
    assertRefusal(
        s3,
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.");
    assertThat(s3.details()).containsEntry("MaxAllowedSkewMilliseconds", "900000");

    var sts = refused(rootSigner("sts").inHeader(request("POST", "/", ""), early), "sts", NOW);
    assertRefusal(
        sts,
        403,
        "SignatureDoesNotMatch",
        "Signature expired: 20260131T114000Z is now earlier than 20260131T114500Z (20260131T120000Z"
            + " - 15 min.)");

    var lambda =
        refused(
            rootSigner("lambda").inHeader(request("POST", "/", ""), NOW.plusSeconds(1200)),
            "lambda",
            NOW);
    assertRefusal(
        lambda,
        403,
        "InvalidSignatureException",
        "Signature not yet current: 20260131T122000Z is still later than 20260131T121500Z"
            + " (20260131T120000Z + 15 min.)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3       | 403 | AccessDenied                        | Access Denied",
        "dynamodb | 400 | MissingAuthenticationTokenException | Request is missing Authentication"
            + " Token",
        "lambda   | 403 | MissingAuthenticationTokenException | Missing Authentication Token",
        "sts      | 403 | MissingAuthenticationToken          | Request is missing Authentication"
            + " Token"
      })
  void aMissingSignatureIsTold(String service, int status, String code, String message) {
    assertRefusal(refused(request("POST", "/", ""), service, NOW), status, code, message);
    assertThat(checks()).containsExactly("credentials present");
  }

  @Test
  void aScopeOfAnotherServiceIsTold() {
    var forS3 = rootSigner("s3").inHeader(request("POST", "/", ""), NOW);
    var forSts = rootSigner("sts").inHeader(request("GET", "/", ""), NOW);

    assertRefusal(
        refused(forS3, "sts", NOW),
        403,
        "SignatureDoesNotMatch",
        "Credential should be scoped to correct service: 'sts'. ");
    assertRefusal(
        refused(forSts, "s3", NOW),
        400,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; incorrect service \"sts\". This endpoint belongs to"
            + " \"s3\".");
  }

  @Test
  void anyRegionWillDo() {
    var signer =
        new Signer(
            root.accessKeyId(), root.secretAccessKey(), Optional.empty(), "eu-central-1", "s3");

    assertThat(ask(signer.inHeader(request("GET", "/", ""), NOW), "s3").principal())
        .isEqualTo(new Principal.Root(root.accountId()));
  }

  private Authenticated ask(Signable request, String service) {
    return ask(request, service, Signature.REQUIRED, NOW);
  }

  private Authenticated ask(Signable request, String service, Signature signature, Instant now) {
    var incoming =
        new Incoming(
            request.method(),
            request.rawPath(),
            request.rawQuery(),
            request.headers(),
            request.body(),
            "127.0.0.1");
    return store.read(
        transaction ->
            authentication.authenticate(
                incoming, service, signature, transaction, now, explanation));
  }

  private ServiceException refused(Signable request, String service, Instant now) {
    return catchThrowableOfType(
        ServiceException.class, () -> ask(request, service, Signature.REQUIRED, now));
  }

  private void assertRefusal(ServiceException refusal, int status, String code, String message) {
    assertThat(refusal.error().code()).isEqualTo(code);
    assertThat(refusal.error().status()).isEqualTo(status);
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(lastCheck().passed()).isFalse();
  }

  private List<String> checks() {
    return explanation.checks().stream().map(Check::what).toList();
  }

  private Check lastCheck() {
    return explanation.checks().get(explanation.checks().size() - 1);
  }

  private static Signer rootSigner(String service) {
    return new Signer(
        root.accessKeyId(), root.secretAccessKey(), Optional.empty(), "us-east-1", service);
  }

  private static Signer sessionSigner(String service) {
    return signerWith(service, credentials, credentials.sessionToken());
  }

  private static Signer signerWith(String service, SessionCredentials with, String token) {
    return new Signer(
        with.accessKeyId(), with.secretAccessKey(), Optional.of(token), "us-east-1", service);
  }

  private static Signable request(String method, String path, String body, String... headers) {
    var all = new java.util.ArrayList<>(List.of("Host", "localhost:7072"));
    all.addAll(List.of(headers));
    return new Signable(method, path, "", Headers.of(all.toArray(String[]::new)), Body.of(body));
  }
}
