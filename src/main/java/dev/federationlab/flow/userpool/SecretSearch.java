package dev.federationlab.flow.userpool;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for secrets in everything that crossed the wire while somebody signed in, both ways,
 * headers included: as they are, and in each form in which they could hide. It is the app that
 * looks, in what it sent and got; no protocol asks for it.
 */
final class SecretSearch {
  /** The outcome if one is found. */
  static final String FOUND = "secret_found";

  private static final Set<String> SIGN_IN = Set.of("InitiateAuth", "RespondToAuthChallenge");

  private final Run run;
  private final List<String> names = new ArrayList<>();
  private final List<Needle> needles = new ArrayList<>();

  private record Needle(String name, Forms forms) {}

  private SecretSearch(Run run) {
    this.run = run;
  }

  /** In what this run has recorded, and the runs before it whose yield it spent. */
  static SecretSearch in(Run run) {
    return new SecretSearch(run);
  }

  /** Looks for a text. */
  SecretSearch text(String name, String value) {
    return with(name, Forms.ofText(value));
  }

  /** Looks for a number, in decimal too. */
  SecretSearch number(String name, BigInteger value) {
    return with(name, Forms.ofNumber(value));
  }

  /** Looks for bytes. */
  SecretSearch bytes(String name, byte[] value) {
    return with(name, Forms.ofBytes(value));
  }

  private SecretSearch with(String name, Forms forms) {
    names.add(name);
    needles.add(new Needle(name, forms));
    return this;
  }

  /**
   * Notes what was looked for and where, and ends the stage if anything was found.
   *
   * @throws Refused by the app
   */
  void require() throws Refused {
    var sent = run.exchanges().stream().filter(SecretSearch::ofSignIn).toList();
    var hay = bytes(sent);
    var found =
        needles.stream().filter(needle -> needle.forms().isIn(hay)).map(Needle::name).toList();
    run.require(
        new Check(
            "password on the wire",
            "neither "
                + String.join(" nor ", names)
                + " in any byte of "
                + sent.size()
                + " requests and their answers: as it is, percent-encoded, hexadecimal, base64",
            found.isEmpty() ? "none in " + hay.length() + " bytes" : String.join(", ", found),
            found.isEmpty(),
            "RFC 2945 §1"),
        FOUND);
  }

  /** Everything that crossed the wire, a character for a byte. */
  static String bytes(List<Exchange> exchanges) {
    var text = new ByteArrayOutputStream();
    exchanges.forEach(exchange -> write(exchange, text));
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  /** Signing up shows the pool a password, once; whoever made the account did the same. */
  private static boolean ofSignIn(Exchange exchange) {
    var target = exchange.request().headers().first("X-Amz-Target");
    return target
        .map(name -> SIGN_IN.contains(name.substring(name.lastIndexOf('.') + 1)))
        .orElse(exchange.request().method().equals("GET"));
  }

  private static void write(Exchange exchange, ByteArrayOutputStream into) {
    var request = exchange.request();
    line(request.method() + " " + request.uri(), into);
    headers(request.headers(), into);
    into.writeBytes(request.body().bytes());
    exchange
        .response()
        .ifPresent(
            response -> {
              line("", into);
              headers(response.headers(), into);
              into.writeBytes(response.body().bytes());
            });
    line("", into);
  }

  private static void headers(Headers headers, ByteArrayOutputStream into) {
    headers.fields().forEach(field -> line(field.name() + ": " + field.value(), into));
  }

  private static void line(String text, ByteArrayOutputStream into) {
    into.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
