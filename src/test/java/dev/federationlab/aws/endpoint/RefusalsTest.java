package dev.federationlab.aws.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.store.Kind;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction whose request is refused. */
class RefusalsTest {
  private static final Kind<String> GUESSES = Kind.of("guesses", String.class);

  @Test
  void nothingIsKeptOfARefusedRequest() {
    assertThat(keptAfter(refusal -> refusal)).isFalse();
  }

  @Test
  void aRefusalMayKeepWhatWasWritten() {
    assertThat(keptAfter(ServiceException::keeping)).isTrue();
  }

  private static boolean keptAfter(UnaryOperator<ServiceException> how) {
    try (var aws = new StubAws()) {
      aws.authorizer =
          (call, access) -> {
            call.store().put("here", GUESSES, "one", "counted");
            throw how.apply(new ServiceException(StubAws.ACCESS_DENIED));
          };
      var answer =
          aws.endpoint.handle(
              new Incoming(
                  "GET",
                  "/bucket/key",
                  "",
                  Headers.of("Host", "localhost:7072"),
                  Body.EMPTY,
                  "127.0.0.1"));
      assertThat(answer.status()).isEqualTo(403);
      return aws.store.read(tx -> tx.find("here", GUESSES, "one")).isPresent();
    }
  }
}
