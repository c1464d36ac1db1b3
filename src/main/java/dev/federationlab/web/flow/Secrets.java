package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.StageRun;
import dev.federationlab.http.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page hides until it is asked for: everything by which somebody else could act as the
 * learner. The beginning of a value stays, so that it can be followed from exchange to exchange.
 */
final class Secrets {
  private static final int SHORTEST = 8;
  private static final Set<String> SECRET_FIELDS =
      Set.of(
          "code",
          "code_verifier",
          "client_secret",
          "password",
          "id_token",
          "access_token",
          "refresh_token",
          "WebIdentityToken",
          "SecretAccessKey",
          "SessionToken",
          "X-Amz-Signature",
          "X-Amz-Security-Token",
          "csrf",
          "_csrf");
  private static final Set<String> SECRET_HEADERS =
      Set.of("x-amz-security-token", "cookie", "set-cookie");
  private static final Pattern BEARING =
      Pattern.compile(
          "<(SecretAccessKey|SessionToken|Token-0)>([^<]+)<|\"(id_token|access_token|refresh_token)\"\\s*:\\s*\"([^\"]+)\"|[?&](code|id_token|access_token)=([^&\\s\"<>]+)|Signature=([0-9a-f]{64})|(?:Bearer|Basic)"
              + " ([A-Za-z0-9+/=._~-]+)");

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
          run.messages().forEach(message -> addBearing(found, message.exchange().request()));
          run.messages()
              .forEach(
                  m -> m.exchange().response().ifPresent(r -> addFound(found, r.body().text())));
        });
    return new Secrets(revealed, found);
  }

  private static void add(Set<String> found, Artifact artifact) {
    switch (artifact.kind()) {
      case AUTHORIZATION_CODE, ID_TOKEN -> found.add(artifact.value());
      case CREDENTIALS, OBJECT -> {}
    }
    artifact
        .fields()
        .forEach(
            (name, value) -> {
              if (Set.of("secretAccessKey", "sessionToken", "codeVerifier", "accessToken")
                  .contains(name)) {
                found.add(value);
              }
            });
  }

  private static void addBearing(Set<String> found, Request request) {
    addFound(found, request.uri().toString());
    request.headers().fields().forEach(header -> addFound(found, header.value()));
    if (Bodies.isForm(request.headers())) {
      Bodies.form(request.body().text()).stream()
          .filter(pair -> SECRET_FIELDS.contains(pair.name()))
          .forEach(pair -> found.add(pair.value()));
    }
  }

  private static void addFound(Set<String> found, String text) {
    var matcher = BEARING.matcher(text);
    while (matcher.find()) {
      for (int group = 2; group <= 8; group++) {
        if (group != 3 && group != 5 && matcher.group(group) != null) {
          found.add(matcher.group(group));
          found.add(decoded(matcher.group(group)));
        }
      }
    }
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

  /** Whether a field of this name holds a secret. */
  static boolean isSecretName(String name) {
    return SECRET_FIELDS.contains(name)
        || SECRET_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT));
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
