package dev.federationlab.contract;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody's browser, as far as a sign-in needs one: cookies, forms, redirects one by one. */
public final class TestBrowser {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What came back, and where from. */
  public record Page(URI address, HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public Document html() {
      return Jsoup.parse(response.body(), address.toString());
    }

    public URI location() {
      return address.resolve(response.headers().firstValue("Location").orElseThrow());
    }
  }

  public Page get(URI address) {
    return send(HttpRequest.newBuilder(address).GET(), address);
  }

  /** Submits a form with its hidden fields and what was typed. */
  public Page submit(Page page, String form, Map<String, String> typed) {
    var element = page.html().selectFirst(form);
    if (element == null) {
      throw new AssertionError("no form " + form + " in " + page.response().body());
    }
    var fields = new LinkedHashMap<String, String>();
    element
        .select("input[name]")
        .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
    fields.putAll(typed);
    return post(page.address().resolve(element.attr("action")), fields, Map.of());
  }

  public Page post(URI address, Map<String, String> fields, Map<String, String> headers) {
    var body =
        fields.entrySet().stream()
            .map(
                field ->
                    URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request, address);
  }

  public Page follow(Page page) {
    return get(page.location());
  }

  private Page send(HttpRequest.Builder request, URI address) {
    try {
      return new Page(address, client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
