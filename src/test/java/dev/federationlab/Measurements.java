package dev.federationlab;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.federationlab.bench.Load;
import dev.federationlab.flow.OwnClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * How fast the embedded AWS is, in one run with the raw rate of RSA verification on the same
 * machine. Not a test: run it with {@code mvn -P measure verify}. Bounded in count, on loopback.
 */
public final class Measurements {
  private static final int CONNECTIONS = 8;
  private static final int REQUESTS = 16_000;
  private static final String STANDING =
      "123456789012:AKIAMEASURED00000001:only-for-this-run-and-nowhere-else";

  private Measurements() {}

  public static void main(String[] arguments) throws Exception {
    var data = TemporaryFolder.create("measured");
    var options =
        Options.parse(
            List.of(
                "--lab-port=0",
                "--providers-port=0",
                "--aws-port=0",
                "--sites-port=0",
                "--data=" + data,
                "--account=" + STANDING),
            Map.of(),
            Path.of("."));
    try (var lab = Lab.start(options)) {
      var runs = lab.runs();
      for (var run : runs.runAll("measured", "google")) {
        System.out.printf("%-14s %s%n", run.stage(), run.outcome());
      }
      var own = runs.ownClient("measured", "google").orElseThrow();
      System.out.printf("RSA-2048 verification, one thread %38.0f /s%n", rawVerifications());
      System.out.println(
          Load.run(
              "STS AssumeRoleWithWebIdentity",
              lab.awsUrl(),
              assumeRole(own),
              CONNECTIONS,
              REQUESTS));
      System.out.println(
          Load.run(
              "S3 GetObject, signature and policy checked",
              lab.awsUrl(),
              getObject(own),
              CONNECTIONS,
              REQUESTS));
      SignInMeasurements.run(lab.awsUrl(), STANDING);
      IdentityPoolMeasurements.run(lab.awsUrl(), STANDING);
      DynamoMeasurements.run(lab.awsUrl(), STANDING);
      stages(lab);
    } finally {
      TemporaryFolder.delete(data);
    }
  }

  private static void stages(Lab lab) {
    for (int i = 0; i < 30; i++) {
      lab.runs().runAll("measured", "google");
    }
    for (var stage : List.of("sign-in", "trade-code", "assume-role", "use-s3")) {
      long start = System.nanoTime();
      lab.runs().run("measured", "google", stage);
      System.out.printf("stage %-20s %6.1f ms%n", stage, (System.nanoTime() - start) / 1e6);
    }
  }

  private static double rawVerifications() throws Exception {
    RSAKey key = new RSAKeyGenerator(2048).generate();
    var jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("x".repeat(400)));
    jws.sign(new RSASSASigner(key));
    var verifier = new RSASSAVerifier(key.toRSAPublicKey());
    double rate = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        if (!jws.verify(verifier)) {
          throw new IllegalStateException("does not verify");
        }
      }
      rate = 1e9 * 10_000 / (System.nanoTime() - start);
    }
    return rate;
  }

  private static byte[] assumeRole(OwnClient own) {
    var form =
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=measured&RoleArn="
            + URLEncoder.encode(own.roleArn(), StandardCharsets.UTF_8)
            + "&WebIdentityToken="
            + own.idToken().orElseThrow().value();
    return ("POST / HTTP/1.1\r\nHost: "
            + own.endpoint().getAuthority()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] getObject(OwnClient own) {
    var lent = own.credentials().orElseThrow();
    var credentials =
        AwsSessionCredentials.create(
            lent.value(), lent.fields().get("secretAccessKey"), lent.fields().get("sessionToken"));
    var object = URI.create(own.endpoint() + "/" + own.bucket() + "/" + own.prefix() + "hello.txt");
    var request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(object).build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(new byte[0]))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, own.region())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
    var text = new StringBuilder("GET " + object.getRawPath() + " HTTP/1.1\r\n");
    signed
        .request()
        .forEachHeader(
            (name, values) ->
                text.append(name.toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(values.get(0))
                    .append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
