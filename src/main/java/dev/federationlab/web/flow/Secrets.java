package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.StageRun;
import dev.federationlab.http.Exchange;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page hides until it is asked for: everything by which somebody else could act as the
 * learner. The beginning of a value stays, so that it can be followed from exchange to exchange.
 */
final class Secrets {
  private static final int SHORTEST = 8;
  private static final String LOGINS = "Logins.";

  private static final Set<String> SECRET_FIELDS =
      Set.of(
          "AccessToken",
          "ClientSecret",
          "IdToken",
          "NEW_PASSWORD",
          "PASSWORD",
          "Password",
          "PreviousPassword",
          "ProposedPassword",
          "REFRESH_TOKEN",
          "RefreshToken",
          "SECRET_HASH",
          "SecretAccessKey",
          "SecretCode",
          "SecretHash",
          "SecretKey",
          "Session",
          "SessionToken",
          "TemporaryPassword",
          "Token",
          "WebIdentityToken",
          "X-Amz-Security-Token",
          "X-Amz-Signature",
          "_csrf",
          "access_token",
          "client_secret",
          "code",
          "code_verifier",
          "csrf",
          "id_token",
          "input_token",
          "password",
          "refresh_token",
          "token");
  private static final Set<String> SECRET_PARTS =
      Set.of(
          "secretAccessKey", "sessionToken", "codeVerifier", "accessToken", "password", "cookies");
  private static final Set<String> SECRET_HEADERS =
      Set.of("x-amz-security-token", "cookie", "set-cookie");
  private static final Pattern BEARING =
      Pattern.compile(
          "<(?:SecretAccessKey|SessionToken|Token-0)>([^<]+)<"
              + "|[?&#](?:code|id_token|access_token|refresh_token|input_token|client_secret)=([^&\\s\"<>]+)|Signature=([0-9a-f]{64})|(?i:Bearer|Basic)"
              + " ([A-Za-z0-9+/=._~|-]+)");

  private final boolean revealed;
  private final List<String> values;

  private Secrets(boolean revealed, Set<String> values) {
    this.revealed = revealed;
    // Longest first: a token that holds another value is hidden whole.
    this.values =
        values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** The secrets of what is known: of the artifacts, and of every exchange of the run. */
  static Secrets of(boolean revealed, Progress progress, Optional<StageRun> shown) {
    var found = new LinkedHashSet<String>();
    var artifacts = new ArrayList<Artifact>();
    progress.latest().values().forEach(run -> artifacts.addAll(run.artifacts()));
    shown.ifPresent(run -> artifacts.addAll(run.artifacts()));
    artifacts.forEach(artifact -> add(found, artifact));
    shown.ifPresent(
        run -> {
          Stream.concat(run.messages().stream(), run.preparation().stream())
              .forEach(message -> addBearing(found, message.exchange()));
        });
    return new Secrets(revealed, found);
  }

  private static void add(Set<String> found, Artifact artifact) {
    switch (artifact.kind()) {
      case AUTHORIZATION_CODE,
          ID_TOKEN,
          ACCESS_TOKEN,
          REFRESH_TOKEN,
          PROVIDER_TOKEN,
          IDENTITY_TOKEN ->
          found.add(artifact.value());
      case USER,
          CONFIRMATION_CODE,
          SRP_CHALLENGE,
          IDENTITY_ID,
          CREDENTIALS,
          OBJECT,
          ITEM,
          FUNCTION_RESULT -> {}
    }
    artifact
        .fields()
        .forEach(
            (name, value) -> {
              if (SECRET_PARTS.contains(name)) {
                found.add(value);
              }
            });
  }

  private static void addBearing(Set<String> found, Exchange exchange) {
    exchange.response().ifPresent(response -> addFound(found, response.body().text()));
    var request = exchange.request();
    addFound(found, request.uri().toString());
    request.headers().fields().forEach(header -> addFound(found, header.value()));
    addFound(found, Bodies.isForm(request.headers()) ? "" : request.body().text());
    if (Bodies.isForm(request.headers())) {
      Bodies.form(request.body().text()).stream()
          .filter(pair -> SECRET_FIELDS.contains(pair.name()))
          .forEach(pair -> found.add(pair.value()));
    }
  }

  private static void addFound(Set<String> found, String text) {
    var matcher = BEARING.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(matcher.group(group));
          found.add(decoded(matcher.group(group)));
        }
      }
    }
    if (text.stripLeading().startsWith("{")) {
      Bodies.fields(text).stream()
          .filter(field -> isSecretName(field.name()))
          .forEach(field -> addJson(found, field.value()));
    }
  }

  /** As a text, and as it stands in JSON. */
  private static void addJson(Set<String> found, String value) {
    found.add(value);
    found.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  boolean revealed() {
    return revealed;
  }

  /** Whether a field of this name, or with this path, holds a secret. */
  static boolean isSecretName(String name) {
    // By a provider's name: what is handed over in it is a token.
    if (name.startsWith(LOGINS)) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    // Inside an object, as in an error of Facebook's, a code is a number of the refusal.
    if (dot > 0) {
      return !name.endsWith(".code") && SECRET_FIELDS.contains(name.substring(dot + 1));
    }
    return SECRET_FIELDS.contains(name) || SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** A value whose name says that it is secret, as it may be shown. */
  String field(String name, String value) {
    return !revealed && isSecretName(name) && !value.isEmpty() ? masked(value) : text(value);
  }

  /** A text in which every secret that is known is masked, also where it is percent-encoded. */
  String text(String text) {
    if (revealed) {
      return text;
    }
    var shown = text;
    var done = new HashSet<String>();
    for (var value : values) {
      if (value.length() >= SHORTEST && done.add(value)) {
        shown = shown.replace(value, masked(value));
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (!encoded.equals(value)) {
          shown = shown.replace(encoded, masked(value));
        }
      }
    }
    return shown;
  }

  /** Six characters of the beginning at most, and never more than a quarter. */
  static String masked(String value) {
    int kept = Math.min(6, value.length() / 4);
    return value.substring(0, kept) + "…";
  }
}
