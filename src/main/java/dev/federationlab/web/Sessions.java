package dev.federationlab.web;

import dev.federationlab.learner.Learner;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The session cookie: 256 random bits that only its holder knows, and the CSRF token that follows
 * from them.
 */
final class Sessions {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;
  private static final String ATTRIBUTE = "session";

  private final SecureRandom random;
  private final boolean secure;
  private final String name;

  /**
   * @param site the public address: over https the cookie goes nowhere else
   */
  Sessions(SecureRandom random, URI site) {
    this.random = random;
    this.secure = "https".equals(site.getScheme());
    this.name = secure ? "__Host-lab-session" : "lab-session";
  }

  /**
   * Makes sure that the request has a session, sending a new cookie if it came without a proper
   * one.
   */
  void open(Context ctx) {
    var sent = ctx.cookie(name);
    if (sent != null && FORM.matcher(sent).matches()) {
      ctx.attribute(ATTRIBUTE, sent);
      return;
    }
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    ctx.cookie(new Cookie(name, made, "/", ONE_YEAR_SECONDS, secure, true, null, SameSite.LAX));
    ctx.attribute(ATTRIBUTE, made);
  }

  /** Who sits there. */
  static Learner learner(Context ctx) {
    return Learner.holding(secret(ctx));
  }

  /** What every form of this session must bring along. */
  static String csrfToken(Context ctx) {
    var mac =
        Digests.hmac(
            secret(ctx).getBytes(StandardCharsets.UTF_8), "csrf".getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Whether a form brought this session's token, found in constant time. */
  static boolean csrfTokenMatches(Context ctx, String sent) {
    return MessageDigest.isEqual(
        csrfToken(ctx).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret(Context ctx) {
    String secret = ctx.attribute(ATTRIBUTE);
    if (secret == null) {
      throw new IllegalStateException("no session was opened for " + ctx.path());
    }
    return secret;
  }
}
