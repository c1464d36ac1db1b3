package dev.federationlab.aws.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.StoreFullException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The endpoints of the AWS origin that AWS does not have. What it asks for is the control secret,
 * as a bearer token (RFC 6750 §2.1), which is made at start and known to this process only.
 *
 * <pre>
 * POST /_lab/sandboxes              {"address": "203.0.113.7"}, for whom (optional)
 *   201 {accountId, accessKeyId, secretAccessKey} · 401 · 429 over the caps
 * POST /_lab/reset/{accountId}      with the secret; standing accounts also without
 *   200 · 401 · 403 for pages in a browser · 404
 * </pre>
 */
public final class ControlEndpoints {
  private static final Pattern RESET = Pattern.compile("/_lab/reset/([0-9]{12})");
  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_BODY = 1024;

  private final Accounts accounts;
  private final ControlSecret secret;
  private final JsonMapper json;

  public ControlEndpoints(Accounts accounts, String controlSecret, JsonMapper json) {
    this.accounts = accounts;
    this.secret = new ControlSecret(controlSecret);
    this.json = json;
  }

  /** Answers a request whose path is one of these. */
  public Response answer(Incoming request) {
    var reset = RESET.matcher(request.rawPath());
    boolean sandboxes = request.rawPath().equals("/_lab/sandboxes");
    if (!sandboxes && !reset.matches()) {
      return error(404, "not-found", "no such endpoint");
    }
    if (!request.method().equals("POST")) {
      var refusal = error(405, "method-not-allowed", "only POST");
      return new Response(refusal.status(), refusal.headers().and("Allow", "POST"), refusal.body());
    }
    try {
      return sandboxes ? sandbox(request) : reset(request, reset.group(1));
    } catch (StoreFullException e) {
      return error(507, "disk-full", "the disk is full: nothing was changed");
    }
  }

  private Response sandbox(Incoming request) {
    if (!secret.shownBy(request)) {
      return unauthorized();
    }
    var address = address(request);
    if (address.isEmpty()) {
      return error(400, "bad-request", "expected {\"address\": \"…\"} or nothing");
    }
    return accounts
        .make(address.get())
        .map(
            key ->
                answer(
                    201,
                    Map.of(
                        "accountId", key.accountId(),
                        "accessKeyId", key.accessKeyId(),
                        "secretAccessKey", key.secretAccessKey())))
        .orElseGet(() -> error(429, "too-many-sandboxes", "no more sandboxes for now"));
  }

  /** For whom the sandbox is: the lab, which holds the secret, may ask for somebody else. */
  private Optional<String> address(Incoming request) {
    if (request.body().length() == 0) {
      return Optional.of(request.sourceAddress());
    }
    if (request.body().length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      JsonNode body = json.readTree(request.body().bytes());
      var address = body.path("address");
      return address.isTextual()
              && !address.textValue().isBlank()
              && address.textValue().length() <= LONGEST_ADDRESS
          ? Optional.of(address.textValue().replace(' ', '_'))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Response reset(Incoming request, String accountId) {
    boolean byTheLab = secret.shownBy(request);
    if (!accounts.standing(accountId) && !byTheLab) {
      return unauthorized();
    }
    if (!byTheLab && request.headers().first("origin").isPresent()) {
      return error(403, "forbidden", "pages in a browser empty no account");
    }
    if (!accounts.reset(accountId)) {
      return error(404, "no-such-account", "no account " + accountId);
    }
    return answer(200, Map.of("accountId", accountId, "reset", true));
  }

  private Response unauthorized() {
    var refusal = error(401, "unauthorized", "expected the control secret as a bearer token");
    return new Response(
        refusal.status(), refusal.headers().and("WWW-Authenticate", "Bearer"), refusal.body());
  }

  private Response error(int status, String code, String message) {
    var body = new LinkedHashMap<String, Object>();
    body.put("error", code);
    body.put("message", message);
    return answer(status, body);
  }

  private Response answer(int status, Map<String, Object> body) {
    try {
      return new Response(
          status,
          Headers.of("Content-Type", "application/json", "Cache-Control", "no-store"),
          Body.of(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }
}
