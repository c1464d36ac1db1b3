package dev.federationlab.flow.client;

import dev.federationlab.http.Recorder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS SDK's own clients, one set for all learners: whoever calls says with each request whose
 * credentials sign it. They look nothing up (no profile, no instance metadata, no proxy from the
 * environment) and try nothing twice, so that one call is one exchange.
 */
public final class AwsClients implements AutoCloseable {
  private final RecordingSdkHttpClient http;
  private final StsClient sts;
  private final IamClient iam;
  private final S3Client s3;
  private final CognitoIdentityProviderClient userPools;
  private final CognitoIdentityClient identityPools;
  private final DynamoDbClient dynamoDb;
  private final LambdaClient lambda;

  /**
   * Makes the clients, which takes about a second the first time in a process.
   *
   * @param endpoint the one address of all services
   * @param clock says when a request was sent
   */
  public AwsClients(URI endpoint, String region, Clock clock) {
    this.http =
        new RecordingSdkHttpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10))
                .proxyConfiguration(
                    ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build(),
            clock);
    this.sts = configured(StsClient.builder(), endpoint, region).build();
    this.iam = configured(IamClient.builder(), endpoint, region).build();
    this.userPools = configured(CognitoIdentityProviderClient.builder(), endpoint, region).build();
    this.identityPools = configured(CognitoIdentityClient.builder(), endpoint, region).build();
    // Discovery of endpoints would be a call of its own.
    this.dynamoDb =
        configured(DynamoDbClient.builder(), endpoint, region)
            .endpointDiscoveryEnabled(false)
            .build();
    this.lambda = configured(LambdaClient.builder(), endpoint, region).build();
    // A whole body with its hash signed, rather than the SDK's signed chunks: what a reader sees is
    // then the object.
    this.s3 =
        configured(S3Client.builder(), endpoint, region)
            .forcePathStyle(true)
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .disableS3ExpressSessionAuth(true)
            .build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, URI endpoint, String region) {
    return builder
        .httpClient(http)
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(
            o ->
                o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .defaultProfileFileSupplier(AwsClients::noProfile));
  }

  private static ProfileFile noProfile() {
    return ProfileFile.aggregator().build();
  }

  public StsClient sts() {
    return sts;
  }

  public IamClient iam() {
    return iam;
  }

  public S3Client s3() {
    return s3;
  }

  /**
   * Of the user pools' service, {@code cognito-idp}. What an app calls on behalf of its users goes
   * unsigned; what administers a pool is signed with the credentials that the call brings.
   */
  public CognitoIdentityProviderClient userPools() {
    return userPools;
  }

  /** Of identity pools, {@code cognito-identity}: what an app calls for its users goes unsigned. */
  public CognitoIdentityClient identityPools() {
    return identityPools;
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public LambdaClient lambda() {
    return lambda;
  }

  /**
   * Runs a call with a recorder listening.
   *
   * @param onTheWay what becomes of a request after it was signed and before it is sent
   */
  public <T> T recorded(
      Recorder recorder, UnaryOperator<SdkHttpRequest> onTheWay, Supplier<T> call) {
    return http.tapped(new RecordingSdkHttpClient.Tap(recorder, onTheWay), call);
  }

  @Override
  public void close() {
    sts.close();
    iam.close();
    s3.close();
    userPools.close();
    identityPools.close();
    dynamoDb.close();
    lambda.close();
    http.close();
  }
}
