package dev.federationlab.flow.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserAgentTest {
  private static final URI PAGE = URI.create("http://idp.example/google/signin?a=b");

  private final Deque<Response> answers = new ArrayDeque<>();
  private final List<Request> sent = new ArrayList<>();
  private final UserAgent browser = new UserAgent(this::send);

  @Test
  void sendsAFormAsThePageFilledItIn() {
    answer(
        """
        <form method="post" action="/google/signin?q=1"><input type="hidden" name="token" value="a&amp;b">
        <input name="person" value="ada"><input type="checkbox" name="no" value="1">
        <input type="checkbox" name="yes" value="1" checked><input type="submit" name="go" value="Go"></form>\
        """);
    answer("done");
    var page = browser.open(PAGE);

    browser.submit(UserAgent.page(page, page.response().orElseThrow()).selectFirst("form"));

    var request = sent.get(1);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("http://idp.example/google/signin?q=1");
    assertThat(request.body().text()).isEqualTo("token=a%26b&person=ada&yes=1");
    assertThat(request.headers().first("Origin")).contains("http://idp.example");
    assertThat(request.headers().first("Referer")).contains(PAGE.toString());
  }

  @Test
  void sendsAFormByGet() {
    answer("<form action='search?old=1'><input name='q' value='x y'></form>");
    answer("done");
    var page = browser.open(PAGE);

    browser.submit(UserAgent.page(page, page.response().orElseThrow()).selectFirst("form"));

    assertThat(sent.get(1).uri()).hasToString("http://idp.example/google/search?q=x+y");
  }

  @Test
  void keepsCookiesUntilTheyAreTakenBack() {
    answer("one", "Set-Cookie", "a=1; Path=/; HttpOnly", "Set-Cookie", "b=2");
    answer("two", "Set-Cookie", "a=; Max-Age=0");
    answer("three");

    browser.open(PAGE);
    browser.open(PAGE);
    browser.open(PAGE);

    assertThat(sent)
        .extracting(r -> r.headers().first("Cookie").orElse("none"))
        .containsExactly("none", "a=1; b=2", "b=2");
  }

  @Test
  void tellsWhereItIsSentAndDoesNotGoThere() {
    answers.add(new Response(302, Headers.of("Location", "../next"), Body.EMPTY));

    var exchange = browser.open(PAGE);

    assertThat(UserAgent.redirect(exchange)).contains(URI.create("http://idp.example/next"));
    assertThat(sent).hasSize(1);
  }

  private void answer(String html, String... headers) {
    answers.add(new Response(200, Headers.of(headers), Body.of(html)));
  }

  private Exchange send(Request request) {
    sent.add(request);
    return new Exchange(
        request, new Exchange.Answered(answers.remove()), Instant.EPOCH, Duration.ZERO);
  }
}
