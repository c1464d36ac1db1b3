package dev.federationlab.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jwt.JWTParser;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Meaning;
import dev.federationlab.flow.words.Meaning.Place;
import dev.federationlab.http.Headers;
import java.io.IOException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of parameters, fields and claims that the pages show of some runs. */
final class ShownNames {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern LEAF = Pattern.compile("<([A-Za-z0-9]+)>[^<]*</\\1>");

  /** Of the diagnostics that S3 adds to a bad signature, which the Checks tab shows better. */
  private static final Set<String> NOT_TAUGHT =
      Set.of(
          "AWSAccessKeyId",
          "StringToSign",
          "SignatureProvided",
          "StringToSignBytes",
          "CanonicalRequest",
          "CanonicalRequestBytes",
          "Token-0",
          "Path",
          "RoleId",
          "RoleLastUsed",
          "CreateDate",
          "CodeSize",
          "CodeSha256",
          "RevisionId",
          "Mode",
          "State",
          "LastUpdateStatus",
          "PackageType",
          "Architectures",
          "ApplyOn",
          "OptimizationStatus",
          "LogFormat",
          "LogGroup",
          "MaxSessionDuration");

  /**
   * What an administrator is told back of what they have just set: the request says it, and pages
   * show it without a word.
   */
  private static final Set<String> SAID_BACK =
      Set.of("IdentityProvider", "TableDescription", "User", "UserPool", "UserPoolClient");

  /** Objects whose fields have names that were chosen by somebody: a meaning is of the whole. */
  private static final Set<String> MAPS =
      Set.of(
          "Logins",
          "SupportedLoginProviders",
          "PrincipalTags",
          "Item",
          "Key",
          "ExpressionAttributeValues");

  /** What a discovery document lists besides addresses. */
  private static final Pattern LISTS = Pattern.compile(".*_supported|revocation_endpoint");

  record Name(Place place, String name) {
    boolean isOf(Meaning meaning) {
      return meaning.place() == place && meaning.name().equalsIgnoreCase(name);
    }

    Optional<Meaning> explained(FlowWords words) {
      return words.meaning(place, name);
    }
  }

  private ShownNames() {}

  /** All but headers, of which a page shows only those that have a meaning. */
  static List<Name> of(List<StageRun> runs) {
    var names = new LinkedHashSet<Name>();
    for (var run : runs) {
      messages(run).forEach(message -> parts(message, names));
      run.artifacts(ArtifactKind.ID_TOKEN).forEach(token -> claims(token, names));
      run.artifact(ArtifactKind.IDENTITY_TOKEN).ifPresent(token -> claims(token, names));
      run.artifact(ArtifactKind.ACCESS_TOKEN).ifPresent(token -> claims(token, names));
      run.artifact(ArtifactKind.REFRESH_TOKEN).ifPresent(token -> header(token, names));
    }
    return List.copyOf(names);
  }

  /** Of what was set up for some runs. */
  static List<Name> prepared(List<StageRun> runs) {
    var names = new LinkedHashSet<Name>();
    runs.forEach(run -> run.preparation().forEach(message -> parts(message, names)));
    return List.copyOf(names);
  }

  static List<Name> headers(List<StageRun> runs) {
    var names = new LinkedHashSet<Name>();
    runs.forEach(
        run ->
            messages(run)
                .forEach(
                    message -> {
                      headers(message.exchange().request().headers(), Place.REQUEST_HEADER, names);
                      message
                          .exchange()
                          .response()
                          .ifPresent(r -> headers(r.headers(), Place.RESPONSE_HEADER, names));
                    }));
    return List.copyOf(names);
  }

  private static Stream<Message> messages(StageRun run) {
    return Stream.concat(run.preparation().stream(), run.messages().stream());
  }

  private static void headers(Headers headers, Place place, Set<Name> names) {
    headers.fields().forEach(field -> names.add(new Name(place, field.name())));
  }

  private static void parts(Message message, Set<Name> names) {
    var request = message.exchange().request();
    split(request.uri().getRawQuery(), Place.QUERY, names);
    var type = request.headers().first("Content-Type").orElse("");
    split(
        type.startsWith("application/x-www-form") ? request.body().text() : null,
        Place.FORM,
        names);
    if (type.contains("json")) {
      json(request.body().text(), Place.REQUEST_FIELD, names);
    }
    message
        .exchange()
        .response()
        .ifPresent(
            response -> {
              var kind = response.headers().first("Content-Type").orElse("");
              var text = response.body().text();
              if (kind.contains("json") && !text.isEmpty()) {
                json(text, Place.RESPONSE_FIELD, names);
              } else if (kind.contains("xml")) {
                LEAF.matcher(text)
                    .results()
                    .forEach(leaf -> add(Place.RESPONSE_FIELD, leaf.group(1), names));
              }
            });
  }

  private static void split(String query, Place place, Set<Name> names) {
    if (query != null && !query.isEmpty()) {
      Arrays.stream(query.split("&")).forEach(pair -> add(place, pair.split("=", 2)[0], names));
    }
  }

  private static void json(String text, Place place, Set<Name> names) {
    try {
      JsonNode root = JSON.readTree(text);
      leaves(root, place, names);
      root.path("keys").forEach(key -> leaves(key, place, names));
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /**
   * As pages show them: an object inside by its own fields, which mean the same anywhere, and a
   * user's attributes by their names.
   */
  private static void leaves(JsonNode object, Place place, Set<Name> names) {
    object
        .properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (place == Place.RESPONSE_FIELD && SAID_BACK.contains(field.getKey())) {
                return;
              }
              if (MAPS.contains(field.getKey()) && !value.isEmpty()) {
                add(place, field.getKey(), names);
              } else if (value.isObject() && !value.isEmpty()) {
                leaves(value, place, names);
              } else if (value.path(0).has("Name")) {
                value.forEach(attribute -> add(place, attribute.get("Name").asText(), names));
              } else {
                add(place, field.getKey(), names);
              }
            });
  }

  private static void claims(Artifact token, Set<Name> names) {
    try {
      var jwt = JWTParser.parse(token.value());
      jwt.getHeader().toJSONObject().keySet().forEach(name -> add(Place.TOKEN_HEADER, name, names));
      jwt.getJWTClaimsSet().getClaims().keySet().forEach(name -> add(Place.CLAIM, name, names));
    } catch (ParseException e) {
      throw new AssertionError("not a JWT", e);
    }
  }

  /** All that can be read of an encrypted token. */
  private static void header(Artifact token, Set<Name> names) {
    try {
      JWEObject.parse(token.value())
          .getHeader()
          .toJSONObject()
          .keySet()
          .forEach(name -> add(Place.TOKEN_HEADER, name, names));
    } catch (ParseException e) {
      throw new AssertionError("not a JWE", e);
    }
  }

  private static void add(Place place, String name, Set<Name> names) {
    if (!NOT_TAUGHT.contains(name) && !LISTS.matcher(name).matches()) {
      names.add(new Name(place, name));
    }
  }
}
