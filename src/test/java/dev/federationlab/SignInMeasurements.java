package dev.federationlab;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.federationlab.bench.Load;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/**
 * How fast a user pool signs people in, beside what two RSA-2048 signatures alone would allow: a
 * sign-in makes an ID token and an access token.
 */
final class SignInMeasurements {
  private static final int CONNECTIONS = 8;
  private static final int REQUESTS = 6_000;
  private static final int SIGNATURES = 4_000;
  private static final String PASSWORD = "Passw0rd!";

  private SignInMeasurements() {}

  /**
   * @param account {@code ID:ACCESS_KEY_ID:SECRET} of a standing account
   */
  static void run(URI aws, String account) throws Exception {
    var parts = account.split(":", 3);
    try (var http = UrlConnectionHttpClient.create();
        var pools =
            CognitoIdentityProviderClient.builder()
                .httpClient(http)
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(parts[1], parts[2])))
                .build()) {
      var pool = pools.createUserPool(p -> p.poolName("measured")).userPool().id();
      var client =
          pools
              .createUserPoolClient(
                  c ->
                      c.userPoolId(pool)
                          .clientName("measured")
                          .explicitAuthFlows(
                              ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                              ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
              .userPoolClient()
              .clientId();
      pools.adminCreateUser(u -> u.userPoolId(pool).username("ada").messageAction("SUPPRESS"));
      pools.adminSetUserPassword(
          u -> u.userPoolId(pool).username("ada").password(PASSWORD).permanent(true));
      var refresh =
          pools
              .initiateAuth(
                  a ->
                      a.clientId(client)
                          .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                          .authParameters(Map.of("USERNAME", "ada", "PASSWORD", PASSWORD)))
              .authenticationResult()
              .refreshToken();
      var raw = rawSignatures();
      System.out.printf("RSA-2048 signatures, all cores %43.0f /s%n", raw);
      System.out.printf("two signatures a sign-in would allow %37.0f /s%n", raw / 2);
      measure(
          "InitiateAuth REFRESH_TOKEN_AUTH",
          aws,
          "{\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"REFRESH_TOKEN\":\"%s\"}}"
              .formatted(client, refresh));
      measure(
          "InitiateAuth USER_PASSWORD_AUTH",
          aws,
          "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"USERNAME\":\"ada\",\"PASSWORD\":\"%s\"}}"
              .formatted(client, PASSWORD));
      System.out.printf("RSA-2048 signatures, all cores, again %36.0f /s%n", rawSignatures());
      pools.deleteUserPool(p -> p.userPoolId(pool));
    }
  }

  private static void measure(String what, URI aws, String json) throws Exception {
    var request =
        ("POST / HTTP/1.1\r\nHost: "
                + aws.getAuthority()
                + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
                + "AWSCognitoIdentityProviderService.InitiateAuth\r\nContent-Length: "
                + json.length()
                + "\r\n\r\n"
                + json)
            .getBytes(StandardCharsets.US_ASCII);
    System.out.println(Load.run(what, aws, request, CONNECTIONS, REQUESTS));
  }

  /** Signatures a second, with a thread for each core. */
  private static double rawSignatures() throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    var key = new RSAKeyGenerator(2048).generate();
    var pool = Executors.newFixedThreadPool(threads);
    try {
      double rate = 0;
      for (int round = 0; round < 2; round++) {
        var work = new ArrayList<Callable<Boolean>>();
        for (int thread = 0; thread < threads; thread++) {
          work.add(
              () -> {
                var signer = new RSASSASigner(key);
                for (int i = 0; i < SIGNATURES / threads; i++) {
                  new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("x".repeat(400)))
                      .sign(signer);
                }
                return true;
              });
        }
        long start = System.nanoTime();
        for (var done : pool.invokeAll(List.copyOf(work))) {
          done.get();
        }
        rate = 1e9 * SIGNATURES / (System.nanoTime() - start);
      }
      return rate;
    } finally {
      pool.shutdownNow();
    }
  }
}
