package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.sigv4.Claim.Form;
import dev.federationlab.sigv4.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a request says of its own signature, in the header form or the query form. */
public final class ClaimReader {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String SOURCE = "IAM User Guide, AWS Signature Version 4";
  private static final Pattern HEX_SIGNATURE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIGNED_HEADERS = Pattern.compile("[!-:<-~]+(;[!-:<-~]+)*");
  private static final long LONGEST_LINK_SECONDS = 604_800;
  private static final List<String> QUERY_PARTS =
      List.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Signature",
          "X-Amz-Date",
          "X-Amz-SignedHeaders",
          "X-Amz-Expires");

  private final Signable request;
  private final String service;
  private final List<Check> checks = new ArrayList<>();

  private ClaimReader(Signable request, String service) {
    this.request = request;
    this.service = service;
  }

  /**
   * Reads the claim of a request.
   *
   * @param service the signing name of the service that was asked: a scope that names another is
   *     unusable
   */
  public static Reading read(Signable request, String service) {
    return new ClaimReader(request, service).read();
  }

  private Reading read() {
    var authorization = request.headers().all("authorization");
    var query = amzParameters();
    boolean inQuery = query.containsKey("X-Amz-Algorithm") || query.containsKey("X-Amz-Signature");
    if (authorization.isEmpty() && !inQuery) {
      return isVersion2() ? unsupported("Signature Version 2") : new Reading.Unsigned();
    }
    if (authorization.size() > 1 || (inQuery && !authorization.isEmpty())) {
      return unusable(
          "credentials present", "one signature", "more than one", Failure.of(Kind.TWO_MECHANISMS));
    }
    return inQuery ? readQuery(query) : readHeader(authorization.get(0).strip());
  }

  private boolean isVersion2() {
    return request.rawQuery().contains("AWSAccessKeyId=")
        && request.rawQuery().contains("Signature=");
  }

  private Reading readHeader(String authorization) {
    int space = authorization.indexOf(' ');
    var algorithm = space < 0 ? authorization : authorization.substring(0, space);
    if (!algorithm.equals(ALGORITHM)) {
      return unsupported(algorithm);
    }
    var parts = new HashMap<String, String>();
    for (var part : authorization.substring(Math.max(space, 0)).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.putIfAbsent(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    var missing = new ArrayList<String>();
    for (var part : List.of("Credential", "Signature", "SignedHeaders")) {
      if (parts.getOrDefault(part, "").isEmpty()) {
        missing.add(part);
      }
    }
    var date = date();
    if (date.isEmpty()) {
      missing.add("X-Amz-Date");
    }
    if (!missing.isEmpty()) {
      var facts = Map.of("missing", String.join(",", missing), "authorization", algorithm);
      return unusable(
          "credentials present",
          "Credential, SignedHeaders, Signature and a date",
          "no " + String.join(", ", missing),
          new Failure(Kind.INCOMPLETE, facts));
    }
    return claim(
        Form.HEADER,
        parts.getOrDefault("Credential", ""),
        date,
        Optional.empty(),
        parts.getOrDefault("SignedHeaders", ""),
        parts.getOrDefault("Signature", ""),
        request.headers().first("x-amz-security-token"));
  }

  /** {@code x-amz-date}, or {@code Date} in either form; empty if there is neither. */
  private String date() {
    var amzDate = request.headers().first("x-amz-date");
    if (amzDate.isPresent()) {
      return amzDate.get().strip();
    }
    var date = request.headers().first("date").orElse("").strip();
    return Timestamps.parseHttpDate(date).map(Timestamps::format).orElse(date);
  }

  private Reading readQuery(Map<String, List<String>> query) {
    var missing =
        QUERY_PARTS.stream()
            .filter(name -> query.getOrDefault(name, List.of()).size() != 1)
            .toList();
    if (!missing.isEmpty()) {
      return unusable(
          "credentials present",
          String.join(", ", QUERY_PARTS) + ", once each",
          "not so " + String.join(", ", missing),
          new Failure(Kind.INCOMPLETE_QUERY, Map.of("missing", String.join(",", missing))));
    }
    var algorithm = only(query, "X-Amz-Algorithm");
    if (!algorithm.equals(ALGORITHM)) {
      return unsupported(algorithm);
    }
    var expires = only(query, "X-Amz-Expires");
    long seconds = expires.matches("[0-9]{1,9}") ? Long.parseLong(expires) : -1;
    if (seconds < 1 || seconds > LONGEST_LINK_SECONDS) {
      var rule =
          !expires.matches("-?[0-9]+")
              ? "number"
              : expires.startsWith("-") || seconds == 0 ? "positive" : "week";
      return unusable(
          "credentials present",
          "X-Amz-Expires from 1 to " + LONGEST_LINK_SECONDS,
          "X-Amz-Expires " + expires,
          new Failure(Kind.EXPIRES, Map.of("rule", rule)));
    }
    return claim(
        Form.QUERY,
        only(query, "X-Amz-Credential"),
        only(query, "X-Amz-Date"),
        Optional.of(Duration.ofSeconds(seconds)),
        only(query, "X-Amz-SignedHeaders"),
        only(query, "X-Amz-Signature"),
        query.getOrDefault("X-Amz-Security-Token", List.of()).stream().findFirst());
  }

  private static String only(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of("")).get(0);
  }

  /** The query's X-Amz- parameters, decoded. */
  private Map<String, List<String>> amzParameters() {
    var found = new HashMap<String, List<String>>();
    if (!request.rawQuery().contains("X-Amz-")) {
      return found;
    }
    for (var parameter : request.rawQuery().split("&", -1)) {
      int equals = parameter.indexOf('=');
      var name = UriCoding.decode(equals < 0 ? parameter : parameter.substring(0, equals));
      if (name.startsWith("X-Amz-")) {
        var value = equals < 0 ? "" : UriCoding.decode(parameter.substring(equals + 1));
        found.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return found;
  }

  private Reading claim(
      Form form,
      String credential,
      String date,
      Optional<Duration> expires,
      String signedHeaders,
      String signature,
      Optional<String> sessionToken) {
    // The access key ID comes first; it is the one part that may not be empty or hold a slash.
    var parts = credential.split("/", -1);
    if (parts.length != 5 || parts[0].isEmpty()) {
      return unusable(
          "credentials present",
          "access key ID/date/region/service/" + CredentialScope.TERMINATOR,
          credential,
          new Failure(Kind.CREDENTIAL, Map.of("credential", credential)));
    }
    if (!SIGNED_HEADERS.matcher(signedHeaders).matches()) {
      return unusable(
          "credentials present",
          "SignedHeaders as names with semicolons between",
          signedHeaders,
          new Failure(
              Kind.INCOMPLETE, Map.of("missing", "SignedHeaders", "authorization", ALGORITHM)));
    }
    checks.add(
        Check.passed(
            "credentials present",
            ALGORITHM,
            (form == Form.HEADER ? "Authorization header" : "presigned address")
                + " with key "
                + parts[0],
            SOURCE));
    var signedAt = Timestamps.parse(date);
    if (signedAt.isEmpty()) {
      return unusable(
          "clock",
          "a time as yyyyMMdd'T'HHmmss'Z'",
          date,
          new Failure(Kind.DATE, Map.of("date", date)));
    }
    return scope(parts, date)
        .orElseGet(
            () ->
                new Reading.Claimed(
                    new Claim(
                        form,
                        parts[0],
                        new CredentialScope(parts[1], parts[2], parts[3]),
                        date,
                        signedAt.orElse(Instant.EPOCH),
                        expires,
                        List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";", -1)),
                        // Not hex: compared all the same, and never equal.
                        HEX_SIGNATURE.matcher(signature).matches() ? signature : signature.strip(),
                        sessionToken),
                    checks));
  }

  private Optional<Reading> scope(String[] parts, String date) {
    var day = date.substring(0, 8);
    var wanted =
        day
            + "/"
            + (parts[2].isEmpty() ? "region" : parts[2])
            + "/"
            + service
            + "/"
            + CredentialScope.TERMINATOR;
    var saw = String.join("/", parts[1], parts[2], parts[3], parts[4]);
    if (!parts[4].equals(CredentialScope.TERMINATOR)) {
      return Optional.of(
          unusable(
              "credential scope",
              wanted,
              saw,
              new Failure(Kind.TERMINATOR, Map.of("saw", parts[4]))));
    }
    if (!parts[3].equals(service)) {
      return Optional.of(
          unusable(
              "credential scope",
              wanted,
              saw,
              new Failure(Kind.SERVICE, Map.of("wanted", service, "saw", parts[3]))));
    }
    if (!parts[1].equals(day)) {
      var facts = Map.of("wanted", day, "saw", parts[1], "timestamp", date);
      return Optional.of(
          unusable("credential scope", wanted, saw, new Failure(Kind.SCOPE_DATE, facts)));
    }
    if (parts[2].isEmpty()) {
      var facts = Map.of("credential", String.join("/", parts));
      return Optional.of(
          unusable("credential scope", wanted, saw, new Failure(Kind.CREDENTIAL, facts)));
    }
    checks.add(Check.passed("credential scope", wanted, saw, SOURCE));
    return Optional.empty();
  }

  private Reading unsupported(String algorithm) {
    return unusable(
        "credentials present",
        ALGORITHM,
        algorithm,
        new Failure(Kind.UNSUPPORTED, Map.of("algorithm", algorithm)));
  }

  private Reading unusable(String what, String wanted, String saw, Failure failure) {
    checks.add(Check.failed(what, wanted, saw, SOURCE));
    return new Reading.Unusable(failure, checks);
  }
}
