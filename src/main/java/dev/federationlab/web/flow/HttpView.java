package dev.federationlab.web.flow;

import dev.federationlab.flow.Message;
import dev.federationlab.flow.words.Meaning.Place;
import dev.federationlab.http.Exchange;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One exchange taken apart.
 *
 * @param requestSize bytes of the body
 * @param signature the pieces of a Signature Version 4 header; empty if it has none
 * @param form the body of a form; empty if it is none
 * @param fields those of a JSON or XML body
 * @param body the body as text, if it is not a form; absent without a body
 * @param response absent if none arrived
 * @param broken how the conversation broke off; absent if it did not
 */
public record HttpView(
    String title,
    String sender,
    String senderTitle,
    String receiver,
    String receiverTitle,
    String method,
    String host,
    String path,
    String requestSize,
    List<Field> query,
    FieldGroup headers,
    List<Field> signature,
    List<Field> form,
    List<Field> fields,
    @Nullable String body,
    @Nullable Answer response,
    @Nullable String broken,
    String took,
    String sentAt,
    String sent) {

  /**
   * A name, a value and what it means.
   *
   * @param meaning as safe HTML; empty if nothing needs to be said
   * @param kind the kind of artifact that the value is; absent if it is none
   */
  public record Field(
      String name, String value, String meaning, String source, @Nullable String kind) {
    private static final int LONG = 320;
    private static final Pattern SEAM = Pattern.compile("(?<=[.:_])|(?<=[a-z])(?=[A-Z])");

    /** The name in pieces between which a line may end: {@code Code}, {@code Delivery}. */
    public List<String> namePieces() {
      return List.of(SEAM.split(name));
    }

    /** Whether the value would push everything else out of sight. */
    public boolean isLong() {
      return value.length() > LONG;
    }

    /** How a long value begins and ends; of an address as much as holds its first parameters. */
    public String brief() {
      int begin = value.startsWith("http") ? 240 : 24;
      return value.substring(0, begin) + "…" + value.substring(value.length() - 12);
    }
  }

  /** Fields that matter here, and the others. */
  public record FieldGroup(List<Field> matter, List<Field> others, int count) {}

  /** The response; {@code fields} are those of a JSON or XML body. */
  public record Answer(
      int status,
      String reason,
      boolean refused,
      String size,
      FieldGroup headers,
      List<Field> fields,
      @Nullable String body) {}

  static HttpView of(Scene scene, Message message, Secrets secrets) {
    var request = message.exchange().request();
    var uri = request.uri();
    var fields = new Fields(scene, secrets);
    var isForm = Bodies.isForm(request.headers());
    var body = request.body();
    return new HttpView(
        message.title(),
        message.sender().id(),
        message.sender().title(),
        message.receiver().id(),
        message.receiver().title(),
        request.method(),
        uri.getScheme() + "://" + uri.getRawAuthority(),
        uri.getRawPath().isEmpty() ? "/" : secrets.text(uri.getRawPath()),
        size(body.length()),
        uri.getRawQuery() == null
            ? List.of()
            : fields.of(Place.QUERY, Bodies.form(uri.getRawQuery())),
        fields.headers(Place.REQUEST_HEADER, request.headers()),
        fields.signature(request.headers()),
        isForm ? fields.of(Place.FORM, Bodies.form(body.text())) : List.of(),
        isForm ? List.of() : fields.of(Place.REQUEST_FIELD, Bodies.fields(body.text())),
        isForm || body.length() == 0 ? null : secrets.text(Bodies.pretty(body.text())),
        answer(message, fields, secrets),
        message.exchange().ending() instanceof Exchange.Broken broken ? broken.how() : null,
        Times.took(message.exchange().took()),
        Times.clock(message.exchange().sentAt()),
        message.exchange().sentAt().toString());
  }

  private static @Nullable Answer answer(Message message, Fields fields, Secrets secrets) {
    return message
        .exchange()
        .response()
        .map(
            response -> {
              var text = response.body().text();
              var html = Bodies.isHtml(response.headers());
              return new Answer(
                  response.status(),
                  Reasons.of(response.status()),
                  response.status() >= 400,
                  size(response.body().length()),
                  fields.headers(Place.RESPONSE_HEADER, response.headers()),
                  html ? List.of() : fields.of(Place.RESPONSE_FIELD, Bodies.fields(text)),
                  text.isEmpty() ? null : secrets.text(Bodies.pretty(text)));
            })
        .orElse(null);
  }

  static String size(int bytes) {
    return bytes < 10_000 ? bytes + " bytes" : "%.1f kB".formatted(bytes / 1000.0);
  }
}
