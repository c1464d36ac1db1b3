package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Hands what an SDK client would send to a function, and the function's answer back. */
record LoopedHttp(Function<Incoming, Response> server) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(server.apply(incoming(request)));
      }

      @Override
      public void abort() {}
    };
  }

  private static Incoming incoming(HttpExecuteRequest request) throws IOException {
    var http = request.httpRequest();
    var fields = new ArrayList<Header>();
    http.forEachHeader(
        (name, values) -> values.forEach(value -> fields.add(new Header(name, value))));
    var content = request.contentStreamProvider();
    var body = content.isEmpty() ? Body.EMPTY : Body.of(content.get().newStream().readAllBytes());
    return new Incoming(
        http.method().name(),
        http.encodedPath().isEmpty() ? "/" : http.encodedPath(),
        http.encodedQueryParameters().orElse(""),
        new Headers(fields),
        body,
        "127.0.0.1");
  }

  private static HttpExecuteResponse response(Response answer) {
    var builder = SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().fields().forEach(field -> builder.appendHeader(field.name(), field.value()));
    return HttpExecuteResponse.builder()
        .response(builder.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body().bytes())))
        .build();
  }

  @Override
  public void close() {}
}
