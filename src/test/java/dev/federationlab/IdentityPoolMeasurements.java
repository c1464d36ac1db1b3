package dev.federationlab;

import dev.federationlab.bench.Load;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.sigv4.Signable;
import dev.federationlab.sigv4.Signer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How fast an identity pool lends credentials, with the token verified, the identity found, the
 * role chosen and its trust policy evaluated each time; and how fast the whole way is, from a
 * sign-in to an object in S3.
 */
final class IdentityPoolMeasurements {
  private static final int CONNECTIONS = 8;
  private static final int REQUESTS = 64_000;
  private static final int TRIPS = 4_000;
  private static final int TOKENS = 400;
  private static final String PASSWORD = "Passw0rd!";
  private static final String BUCKET = "measured-pool";
  private static final String USER_POOLS = "AWSCognitoIdentityProviderService.";
  private static final String IDENTITY_POOLS = "AWSCognitoIdentityService.";

  private final URI aws;
  private final CognitoIdentityProviderClient people;
  private final CognitoIdentityClient pools;
  private final IamClient iam;
  private final S3Client s3;
  private String client = "";
  private String provider = "";
  private String identityPool = "";

  private IdentityPoolMeasurements(URI aws, String account) {
    this.aws = aws;
    var parts = account.split(":", 3);
    var key = StaticCredentialsProvider.create(AwsBasicCredentials.create(parts[1], parts[2]));
    people = with(CognitoIdentityProviderClient.builder(), key).build();
    pools = with(CognitoIdentityClient.builder(), key).build();
    iam = with(IamClient.builder(), key).build();
    s3 = with(S3Client.builder().forcePathStyle(true), key).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(
      B builder, StaticCredentialsProvider key) {
    return builder
        .endpointOverride(aws)
        .region(Region.US_EAST_1)
        .credentialsProvider(key)
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  /**
   * @param account {@code ID:ACCESS_KEY_ID:SECRET} of a standing account
   */
  static void run(URI aws, String account) throws Exception {
    new IdentityPoolMeasurements(aws, account).run();
  }

  private void run() throws Exception {
    setUp();
    var tokens = new ArrayList<String>();
    var refresh = signIn().refreshToken();
    for (int i = 0; i < TOKENS; i++) {
      tokens.add(
          people
              .initiateAuth(
                  a ->
                      a.clientId(client)
                          .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                          .authParameters(Map.of("REFRESH_TOKEN", refresh)))
              .authenticationResult()
              .idToken());
    }
    var identity =
        pools
            .getId(g -> g.identityPoolId(identityPool).logins(Map.of(provider, tokens.get(0))))
            .identityId();
    System.out.printf(
        "RSA-2048 signatures, all cores %43.0f /s%n", SignInMeasurements.rawSignatures());
    var requests =
        tokens.stream().map(token -> credentials(identity, token)).toArray(byte[][]::new);
    System.out.println(
        Load.trips(
            "GetCredentialsForIdentity, " + TOKENS + " tokens",
            aws,
            (connection, number) -> connection.exchange(requests[number % TOKENS]),
            CONNECTIONS,
            REQUESTS));
    System.out.println(
        Load.trips(
            "sign-in by password → S3 GetObject",
            aws,
            (connection, number) -> trip(connection, passwordSignIn()),
            CONNECTIONS,
            TRIPS));
    System.out.println(
        Load.trips(
            "sign-in by refresh token → S3 GetObject",
            aws,
            (connection, number) -> trip(connection, refreshSignIn(refresh)),
            CONNECTIONS,
            TRIPS));
    System.out.printf(
        "RSA-2048 signatures, all cores, again %36.0f /s%n", SignInMeasurements.rawSignatures());
  }

  private void setUp() {
    var pool = people.createUserPool(p -> p.poolName("measured")).userPool().id();
    client =
        people
            .createUserPoolClient(
                c ->
                    c.userPoolId(pool)
                        .clientName("measured")
                        .explicitAuthFlows(
                            ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                            ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
            .userPoolClient()
            .clientId();
    people.adminCreateUser(u -> u.userPoolId(pool).username("ada").messageAction("SUPPRESS"));
    people.adminSetUserPassword(
        u -> u.userPoolId(pool).username("ada").password(PASSWORD).permanent(true));
    provider = "cognito-idp.us-east-1.amazonaws.com/" + pool;
    identityPool =
        pools
            .createIdentityPool(
                p ->
                    p.identityPoolName("measured")
                        .allowUnauthenticatedIdentities(false)
                        .cognitoIdentityProviders(
                            CognitoIdentityProvider.builder()
                                .providerName(provider)
                                .clientId(client)
                                .build()))
            .identityPoolId();
    var role =
        iam.createRole(r -> r.roleName("MeasuredPool").assumeRolePolicyDocument(trust()))
            .role()
            .arn();
    iam.putRolePolicy(
        r ->
            r.roleName("MeasuredPool")
                .policyName("Read")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}
                    """
                        .formatted(BUCKET)));
    pools.setIdentityPoolRoles(
        r -> r.identityPoolId(identityPool).roles(Map.of("authenticated", role)));
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putObject(o -> o.bucket(BUCKET).key("hello.txt"), RequestBody.fromString("hello"));
  }

  private String trust() {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"Federated": "cognito-identity.amazonaws.com"},
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
        "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}
    """
        .formatted(identityPool);
  }

  private software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType
      signIn() {
    return people
        .initiateAuth(
            a ->
                a.clientId(client)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", "ada", "PASSWORD", PASSWORD)))
        .authenticationResult();
  }

  /** InitiateAuth → GetId → GetCredentialsForIdentity → S3 GetObject, each from the one before. */
  private void trip(Load.Connection connection, byte[] signIn) throws java.io.IOException {
    var token = field(connection.exchange(signIn), "IdToken");
    var identity = field(connection.exchange(getId(token)), "IdentityId");
    var lent = connection.exchange(credentials(identity, token));
    var signer =
        new Signer(
            field(lent, "AccessKeyId"),
            field(lent, "SecretKey"),
            Optional.of(field(lent, "SessionToken")),
            "us-east-1",
            "s3");
    var request =
        new Signable(
            "GET",
            "/" + BUCKET + "/hello.txt",
            "",
            Headers.of("Host", aws.getAuthority()),
            Body.EMPTY);
    var object = connection.exchange(bytes(signer.inHeader(request, Instant.now())));
    if (!object.equals("hello")) {
      throw new IllegalStateException("not the object: " + object);
    }
  }

  private static byte[] bytes(Signable signed) {
    var text = new StringBuilder("GET " + signed.rawPath() + " HTTP/1.1\r\n");
    signed
        .headers()
        .fields()
        .forEach(
            field -> text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String field(String json, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name);
    }
    return found.group(1);
  }

  private byte[] passwordSignIn() {
    return call(
        USER_POOLS + "InitiateAuth",
        "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"USERNAME\":\"ada\",\"PASSWORD\":\"%s\"}}"
            .formatted(client, PASSWORD));
  }

  private byte[] refreshSignIn(String refresh) {
    return call(
        USER_POOLS + "InitiateAuth",
        "{\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"REFRESH_TOKEN\":\"%s\"}}"
            .formatted(client, refresh));
  }

  private byte[] getId(String token) {
    return call(
        IDENTITY_POOLS + "GetId",
        "{\"IdentityPoolId\":\"%s\",\"Logins\":{\"%s\":\"%s\"}}"
            .formatted(identityPool, provider, token));
  }

  private byte[] credentials(String identity, String token) {
    return call(
        IDENTITY_POOLS + "GetCredentialsForIdentity",
        "{\"IdentityId\":\"%s\",\"Logins\":{\"%s\":\"%s\"}}".formatted(identity, provider, token));
  }

  private byte[] call(String target, String json) {
    return ("POST / HTTP/1.1\r\nHost: "
            + aws.getAuthority()
            + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
            + target
            + "\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
