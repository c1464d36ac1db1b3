package dev.federationlab.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Styles, scripts and pictures. The address of each carries a hash of its content, so that a
 * browser keeps it for ever; asked for without it, a file is checked again by its ETag.
 *
 * <p>A style sheet's {@code @import "file";} lines are replaced by that file: one request, and no
 * build.
 */
public final class Assets {
  private static final Pattern IMPORT = Pattern.compile("@import \"([a-z0-9/-]+\\.css)\";");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9./-]{0,90}\\.[a-z]{2,4}");
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "css", "text/css; charset=utf-8",
              "js", "text/javascript; charset=utf-8",
              "svg", "image/svg+xml",
              "png", "image/png",
              "ico", "image/x-icon",
              "txt", "text/plain; charset=utf-8"));

  /** One file as it is served. {@code version} is a hash of its content. */
  public record Asset(String type, byte[] bytes, byte[] gzipped, String version) {}

  private final @Nullable Path folder;
  private final Map<String, Optional<Asset>> read = new ConcurrentHashMap<>();

  /**
   * @param folder read anew at each request, while styles are being written; absent to use those in
   *     the jar
   */
  public Assets(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * The address of a file, such as {@code css/app.css}.
   *
   * @throws IllegalArgumentException if there is no such file: a template names it
   */
  public String at(String name) {
    var asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no such static file: " + name));
    return "/static/" + name + "?v=" + asset.version();
  }

  /** The file of a name; none if the name is not one of ours. */
  public Optional<Asset> find(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..") || name.contains("//")) {
      return Optional.empty();
    }
    if (folder != null) {
      return load(name);
    }
    var known = read.get(name);
    if (known != null) {
      return known;
    }
    var found = load(name);
    // Only what exists is remembered: names come from the network.
    if (found.isPresent()) {
      read.put(name, found);
    }
    return found;
  }

  private Optional<Asset> load(String name) {
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    return bytes(name)
        .map(bytes -> name.endsWith(".css") ? inlined(name, bytes) : bytes)
        .map(bytes -> new Asset(type, bytes, Gzip.of(bytes), version(bytes)));
  }

  private byte[] inlined(String name, byte[] css) {
    var parent = name.substring(0, name.lastIndexOf('/') + 1);
    var text =
        IMPORT
            .matcher(new String(css, StandardCharsets.UTF_8))
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        new String(
                            bytes(parent + match.group(1))
                                .orElseThrow(
                                    () ->
                                        new IllegalStateException(
                                            "no such import in " + name + ": " + match.group(1))),
                            StandardCharsets.UTF_8)));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Optional<byte[]> bytes(String name) {
    try {
      if (folder != null) {
        var file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      }
      try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read static file: " + name, e);
    }
  }

  private static String version(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256(bytes), 0, 6);
  }
}
