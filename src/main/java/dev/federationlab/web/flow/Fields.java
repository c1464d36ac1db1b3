package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.Meaning;
import dev.federationlab.flow.words.Meaning.Place;
import dev.federationlab.http.Headers;
import dev.federationlab.web.flow.Bodies.Pair;
import dev.federationlab.web.flow.HttpView.Field;
import dev.federationlab.web.flow.HttpView.FieldGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts beside each name and value what it means here, and marks the artifacts among the values. */
final class Fields {
  private static final Pattern SIGV4 =
      Pattern.compile(
          "(AWS4-[A-Z0-9-]+) Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+),"
              + " ?Signature=([0-9a-f]+)");

  /** Objects whose fields have names that were chosen by somebody. */
  private static final List<String> MAPS =
      List.of(
          "Logins",
          "SupportedLoginProviders",
          "PrincipalTags",
          "Item",
          "Key",
          "ExpressionAttributeValues");

  private final Scene scene;
  private final Secrets secrets;
  private final Map<String, ArtifactKind> artifacts = new LinkedHashMap<>();

  Fields(Scene scene, Secrets secrets) {
    this.scene = scene;
    this.secrets = secrets;
    scene.progress().latest().values().forEach(this::keep);
    scene.shown().ifPresent(this::keep);
  }

  private void keep(StageRun run) {
    for (Artifact artifact : run.artifacts()) {
      artifacts.put(artifact.value(), artifact.kind());
      var session = artifact.fields().get("sessionToken");
      if (session != null) {
        artifacts.put(session, artifact.kind());
      }
    }
  }

  /** Names and values as they stand at a place. */
  List<Field> of(Place place, List<Pair> pairs) {
    return pairs.stream().map(pair -> field(place, pair.name(), pair.value())).toList();
  }

  private Field field(Place place, String name, String value) {
    var meaning =
        scene
            .words()
            .meaning(place, name)
            .or(() -> scene.words().meaning(place, name.substring(name.lastIndexOf('.') + 1)))
            .or(() -> ofMap(place, name));
    return new Field(
        name,
        secrets.field(name, value),
        meaning.map(m -> m.text().html()).orElse(""),
        meaning.map(Meaning::source).orElse(""),
        kind(name, value));
  }

  /** The name of what has it, if its own name is data: in {@code Logins} a provider's. */
  private Optional<Meaning> ofMap(Place place, String name) {
    return MAPS.stream()
        .filter(map -> name.startsWith(map + "."))
        .findFirst()
        .flatMap(map -> scene.words().meaning(place, map));
  }

  /** Where it is not one that was gained, as a spoilt token is not, its name says what it is. */
  private @Nullable String kind(String name, String value) {
    var gained = kind(value);
    if (gained != null || !name.equals("WebIdentityToken")) {
      return gained;
    }
    var jwt = CompactToken.of(value).claims().isPresent();
    return (jwt ? ArtifactKind.ID_TOKEN : ArtifactKind.PROVIDER_TOKEN).id();
  }

  private @Nullable String kind(String value) {
    return Optional.ofNullable(artifacts.get(value)).map(ArtifactKind::id).orElse(null);
  }

  /** Headers with a meaning here matter; the others are folded away. */
  FieldGroup headers(Place place, Headers headers) {
    var matter = new ArrayList<Field>();
    var others = new ArrayList<Field>();
    for (var header : headers.fields()) {
      var field = field(place, header.name(), header.value());
      (field.meaning().isEmpty() ? others : matter).add(field);
    }
    return new FieldGroup(matter, others, headers.fields().size());
  }

  /** The five pieces of an {@code Authorization} header of Signature Version 4. */
  List<Field> signature(Headers headers) {
    var pieces = SIGV4.matcher(headers.first("Authorization").orElse(""));
    if (!pieces.matches()) {
      return List.of();
    }
    var source = "IAM User Guide, AWS Signature Version 4";
    return List.of(
        new Field(
            "algorithm", pieces.group(1), "How it is signed: HMAC with SHA-256.", source, null),
        new Field(
            "access key ID",
            pieces.group(2),
            "Whose key signed. No secret: it only names one.",
            source,
            kind(pieces.group(2))),
        new Field(
            "scope",
            pieces.group(3),
            "Day, region and service that the signing key is made for: it is good for nothing"
                + " else.",
            source,
            null),
        new Field(
            "signed headers",
            pieces.group(4),
            "What the signature covers besides method, path, query and body: none of these can be"
                + " changed on the way.",
            source,
            null),
        new Field(
            "signature",
            secrets.text(pieces.group(5)),
            "What the receiver computes again from the same request, with the secret key that it"
                + " knows.",
            source,
            null));
  }
}
