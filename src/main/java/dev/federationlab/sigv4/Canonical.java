package dev.federationlab.sigv4;

import dev.federationlab.http.Headers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The canonical request: the one form to which both sides bring a request before they sign it (IAM
 * User Guide, "Create a canonical request").
 */
final class Canonical {
  static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

  private Canonical() {}

  static String request(
      Signable request, List<String> signedHeaders, String payloadHash, Dialect dialect) {
    var text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(path(request.rawPath(), dialect)).append('\n');
    text.append(query(request.rawQuery())).append('\n');
    headers(text, request.headers(), signedHeaders);
    text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payloadHash);
    return text.toString();
  }

  static String stringToSign(String timestamp, CredentialScope scope, String canonicalRequest) {
    return ClaimReader.ALGORITHM
        + "\n"
        + timestamp
        + "\n"
        + scope
        + "\n"
        + Hashes.sha256(canonicalRequest);
  }

  static String path(String rawPath, Dialect dialect) {
    var path = rawPath.isEmpty() ? "/" : rawPath;
    return dialect == Dialect.S3
        ? UriCoding.canonical(path, true, false)
        // The raw path is encoded already: this is the second time.
        : UriCoding.encode(normalised(path), true);
  }

  /** Without dot segments and empty segments (RFC 3986 §5.2.4). */
  private static String normalised(String path) {
    if (!path.contains("//") && !path.contains("/.")) {
      return path;
    }
    var segments = new ArrayDeque<String>();
    for (var segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    var normal = "/" + String.join("/", segments);
    boolean folder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
    return folder && !normal.endsWith("/") ? normal + "/" : normal;
  }

  /** Parameters by name, then value, each encoded; the signature itself is left out. */
  static String query(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    var parameters = new ArrayList<String[]>();
    for (var parameter : rawQuery.split("&", -1)) {
      if (parameter.isEmpty()) {
        continue;
      }
      int equals = parameter.indexOf('=');
      var name =
          UriCoding.canonical(equals < 0 ? parameter : parameter.substring(0, equals), false, true);
      if (!name.equals(SIGNATURE_PARAMETER)) {
        var value =
            equals < 0 ? "" : UriCoding.canonical(parameter.substring(equals + 1), false, true);
        parameters.add(new String[] {name, value});
      }
    }
    parameters.sort(Comparator.<String[], String>comparing(p -> p[0]).thenComparing(p -> p[1]));
    var query = new StringBuilder(rawQuery.length() + 16);
    for (var parameter : parameters) {
      query
          .append(query.isEmpty() ? "" : "&")
          .append(parameter[0])
          .append('=')
          .append(parameter[1]);
    }
    return query.toString();
  }

  private static void headers(StringBuilder text, Headers headers, List<String> signedHeaders) {
    var sorted = new ArrayList<>(signedHeaders);
    Collections.sort(sorted);
    for (var name : sorted) {
      text.append(name).append(':');
      boolean first = true;
      for (var field : headers.fields()) {
        if (field.name().equalsIgnoreCase(name)) {
          text.append(first ? "" : ",");
          appendTrimmed(text, field.value());
          first = false;
        }
      }
      text.append('\n');
    }
  }

  /** Without white space at the ends, and with one space for any run of it. */
  static void appendTrimmed(StringBuilder text, String value) {
    boolean gap = false;
    boolean begun = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        gap = begun;
        continue;
      }
      if (gap) {
        text.append(' ');
        gap = false;
      }
      text.append(c);
      begun = true;
    }
  }
}
