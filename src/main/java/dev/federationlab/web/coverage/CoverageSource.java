package dev.federationlab.web.coverage;

import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the AWS side what it serves: anybody may. */
public final class CoverageSource implements Supplier<Optional<String>> {
  private static final String PATH = "/_lab/coverage";

  private final HttpSender http;
  private final URI aws;

  /**
   * @param aws the AWS side's address
   */
  public CoverageSource(HttpSender http, URI aws) {
    this.http = http;
    this.aws = aws;
  }

  /** Its answer, in JSON; empty if it has none, as an endpoint that is not the lab's own. */
  @Override
  public Optional<String> get() {
    var headers = Headers.of("Accept", "application/json");
    return http.send(new Request("GET", aws.resolve(PATH), headers, Body.EMPTY))
        .response()
        .filter(response -> response.status() == 200)
        .map(response -> response.body().text());
  }
}
