package dev.federationlab.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Streamed;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import dev.federationlab.http.Response;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Every operation of every service in the table, with a value in every member: what the real client
 * sends is read as what it was given, and it reads what is answered as what was answered. The guard
 * for SDK upgrades.
 */
class RoundTripTest {
  private static final Models MODELS = Models.load();
  private static final Wire WIRE = new Wire(MODELS, URI.create("http://localhost:7072"));
  private static final Body PAYLOAD = Body.of("hello");
  private static final RequestIds IDS = new RequestIds("4442587FB7D0A2F9", "host");

  @TestFactory
  Stream<DynamicContainer> everyOperationOf() {
    return MODELS.all().stream()
        .map(
            service ->
                DynamicContainer.dynamicContainer(
                    service.name(),
                    service.operations().values().stream()
                        // These two go to other hosts: of S3 Object Lambda, and of S3 Express.
                        .filter(operation -> !operation.name().equals("WriteGetObjectResponse"))
                        .filter(operation -> !operation.name().equals("ListDirectoryBuckets"))
                        .map(
                            operation ->
                                DynamicTest.dynamicTest(
                                    operation.name(), () -> thereAndBack(service, operation)))));
  }

  private static void thereAndBack(ServiceModel service, OperationModel operation)
      throws Exception {
    var samples = new Samples(service.name().equals("s3"));
    var request = samples.fill(builder(operation.input()));
    var answer = samples.fill(builder(operation.output()));
    var received = new ArrayList<SdkPojo>();
    try (var client = client(service, incoming -> serve(operation, incoming, received, answer))) {
      var method = method(client, request.getClass(), operation);
      var read = method.invoke(client, arguments(method, request));
      assertSame(received.get(0), request);
      if (read instanceof ResponseBytes<?> bytes) {
        assertThat(bytes.asUtf8String()).isEqualTo("hello");
        read = bytes.response();
      }
      assertSame((SdkPojo) read, answer);
    }
  }

  /** Field by field, for answers also carry the metadata of their own arrival. */
  private static void assertSame(SdkPojo actual, SdkPojo expected) {
    if (!actual.equalsBySdkFields(expected)) {
      assertThat(actual.toString()).isEqualTo(expected.toString());
      assertThat(actual).isEqualTo(expected);
    }
  }

  private static Response serve(
      OperationModel operation, Incoming incoming, List<SdkPojo> received, SdkPojo answer) {
    var codec = WIRE.codec(incoming);
    var routed = codec.route(incoming);
    assertThat(routed.operation().name()).isEqualTo(operation.name());
    received.add(
        codec.read(routed, incoming, operation.streamsIn() ? PAYLOAD : unframed(incoming)));
    return codec.encode(
        operation, operation.streamsOut() ? new Streamed<>(answer, PAYLOAD) : answer, IDS);
  }

  /** Over plain HTTP the client signs S3's payloads in chunks only where it streams them. */
  private static Body unframed(Incoming incoming) {
    assertThat(incoming.headers().first("x-amz-decoded-content-length")).isEmpty();
    return incoming.body();
  }

  private static SdkPojo builder(String type) throws ReflectiveOperationException {
    return (SdkPojo) Class.forName(type).getMethod("builder").invoke(null);
  }

  private static SdkAutoCloseable client(
      ServiceModel service, java.util.function.Function<Incoming, Response> server)
      throws ReflectiveOperationException {
    var type =
        Models.lines("services.tsv").stream()
            .filter(line -> line.get(0).equals(service.name()))
            .findFirst()
            .orElseThrow();
    var builder =
        (AwsClientBuilder<?, ?>) Class.forName(type.get(2)).getMethod("builder").invoke(null);
    builder.region(Region.US_EAST_1);
    builder.endpointOverride(URI.create("http://localhost:7072"));
    builder.credentialsProvider(
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
    builder.overrideConfiguration(configuration -> configuration.retryStrategy(RetryMode.STANDARD));
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(new LoopedHttp(server));
    if (builder instanceof S3ClientBuilder s3) {
      s3.forcePathStyle(true);
    }
    return (SdkAutoCloseable) builder.build();
  }

  private static Method method(Object client, Class<?> input, OperationModel operation) {
    var wanted = new ArrayList<Class<?>>(List.of(input));
    if (operation.streamsIn()) {
      wanted.add(RequestBody.class);
    }
    if (operation.streamsOut()) {
      wanted.add(ResponseTransformer.class);
    }
    var found =
        Arrays.stream(client.getClass().getInterfaces())
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> List.of(method.getParameterTypes()).equals(wanted))
            .filter(method -> !method.getName().endsWith("Paginator"))
            .findFirst();
    return Optional.of(found).get().orElseThrow();
  }

  private static Object[] arguments(Method method, SdkPojo request) {
    return Arrays.stream(method.getParameterTypes())
        .map(
            type -> {
              if (type == RequestBody.class) {
                return RequestBody.fromString("hello");
              }
              return type == ResponseTransformer.class ? ResponseTransformer.toBytes() : request;
            })
        .toArray();
  }
}
