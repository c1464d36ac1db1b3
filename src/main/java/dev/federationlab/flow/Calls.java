package dev.federationlab.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What a run says to the other parties. Each exchange is kept with its place on the diagram and the
 * decision behind its answer.
 *
 * @param kept where the exchanges are kept, in the order in which they were sent
 */
record Calls(Means means, List<Message> kept) {

  /** As {@link Run#send}. */
  Exchange send(Request request, Function<Exchange, Stage.Planned> arrow) {
    var exchange = means.http().send(request);
    record(arrow.apply(exchange), exchange);
    if (exchange.ending() instanceof Exchange.Broken broken) {
      throw new ConversationBroken(request.uri().getAuthority() + ": " + broken.how());
    }
    return exchange;
  }

  /** Keeps an exchange. */
  void record(Stage.Planned arrow, Exchange exchange) {
    var granted = exchange.response().filter(response -> response.status() < 400).isPresent();
    kept.add(
        new Message(
            arrow.sender(),
            arrow.receiver(),
            arrow.title(),
            arrow.channel(),
            arrow.carries(),
            granted ? arrow.brings() : List.of(),
            Bounded.exchange(exchange),
            exchange.response().flatMap(this::decision).orElse(null)));
  }

  /**
   * As {@link Run#aws}.
   *
   * @param onTheWay what becomes of a request after it was signed
   */
  <T> T aws(
      Stage.Planned arrow, UnaryOperator<SdkHttpRequest> onTheWay, Function<AwsClients, T> call)
      throws Refused {
    var clients = means.aws().get();
    try {
      return clients.recorded(
          exchange -> record(arrow, exchange), onTheWay, () -> call.apply(clients));
    } catch (AwsServiceException e) {
      throw new Refused(refusal(arrow.receiver(), e));
    } catch (SdkException e) {
      throw new ConversationBroken(means.parties().aws().getAuthority() + ": " + e.getMessage());
    }
  }

  /** AWS's error as an outcome. */
  static Outcome refusal(Actor by, AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null ? null : details.errorCode();
    var message = details == null ? null : details.errorMessage();
    return new Outcome(
        Outcome.Kind.REFUSED,
        code == null ? "refused" : code,
        by,
        e.statusCode(),
        message == null ? "" : message);
  }

  private Optional<Decision> decision(Response response) {
    return Stream.of("x-amzn-RequestId", "x-amz-request-id", "X-Request-Id")
        .flatMap(name -> response.headers().first(name).stream())
        .flatMap(id -> means.decisions().apply(id).stream())
        .findFirst();
  }
}
