package dev.federationlab.aws.lambda.functions;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients of the SDK as a function has them: they sign with the credentials of its execution role,
 * and whatever they call decides by that role's policies.
 */
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** One for all: it keeps no state but the connections that the JDK keeps alive. */
  private static final SdkHttpClient HTTP =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT)
          .socketTimeout(Duration.ofSeconds(10))
          .build();

  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private final URI endpoint;
  private final AwsSessionCredentials credentials;
  private final Duration longest;

  /**
   * @param endpoint where AWS is
   * @param credentials of the execution role
   * @param longest how long a call may take: no longer than the function
   */
  public AwsClients(URI endpoint, AwsSessionCredentials credentials, Duration longest) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.longest = longest;
  }

  /**
   * Has the SDK load what it takes to make a client, which is long the first time; at AWS that is
   * no part of an invocation's time either.
   */
  public static void prepare() {
    if (PREPARED.compareAndSet(false, true)) {
      var nobody = AwsSessionCredentials.create("none", "none", "none");
      var clients = new AwsClients(URI.create("http://localhost"), nobody, CONNECT);
      clients.dynamoDb();
      clients.sts();
    }
  }

  /** DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return with(DynamoDbClient.builder()).build();
  }

  /** STS. */
  public StsClient sts() {
    return with(StsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(longest)
                .retryStrategy(RetryMode.STANDARD)
                .build())
        .httpClient(HTTP);
  }
}
