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
import java.util.HashMap;
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
  private static final int ROUNDS = 7;
  private static final int REQUESTS = 6_300;
  private static final int SIGNATURES = 1_000;
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
      var ways =
          List.of(
              new Way(
                  "InitiateAuth REFRESH_TOKEN_AUTH",
                  request(
                      aws,
                      "{\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"REFRESH_TOKEN\":\"%s\"}}"
                          .formatted(client, refresh))),
              new Way(
                  "InitiateAuth USER_PASSWORD_AUTH",
                  request(
                      aws,
                      "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"USERNAME\":\"ada\",\"PASSWORD\":\"%s\"}}"
                          .formatted(client, PASSWORD))));
      measure(aws, ways);
      pools.deleteUserPool(p -> p.userPoolId(pool));
    }
  }

  /** A way to sign in. */
  private record Way(String name, byte[] request) {}

  /**
   * Prints the share that each way reaches. Each round of requests has signatures just before and
   * just after it, so that whatever else the machine does meets both; the median round counts.
   */
  private static void measure(URI aws, List<Way> ways) throws Exception {
    var shares = new HashMap<Way, List<Double>>();
    var before = rawSignatures();
    for (int round = 0; round < ROUNDS; round++) {
      for (var way : ways) {
        var result = Load.run(way.name(), aws, way.request(), CONNECTIONS, REQUESTS / ROUNDS);
        var after = rawSignatures();
        var allowed = (before + after) / 2 / 2;
        System.out.printf(
            "%s   %3.0f %% of %.0f%n", result, 100 * result.perSecond() / allowed, allowed);
        shares.computeIfAbsent(way, w -> new ArrayList<>()).add(result.perSecond() / allowed);
        before = after;
      }
    }
    for (var way : ways) {
      var sorted = shares.get(way).stream().sorted().toList();
      System.out.printf(
          "%-44s %7.0f %% of what two RSA-2048 signatures allow%n",
          way.name(), 100 * sorted.get(sorted.size() / 2));
    }
  }

  private static byte[] request(URI aws, String json) {
    return ("POST / HTTP/1.1\r\nHost: "
            + aws.getAuthority()
            + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
            + "AWSCognitoIdentityProviderService.InitiateAuth\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Signatures a second, with a thread for each core. */
  static double rawSignatures() throws Exception {
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
