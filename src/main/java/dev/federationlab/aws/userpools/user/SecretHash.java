package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a confidential client knows its secret: {@code Base64(HMAC-SHA256(clientSecret,
 * username ‖ clientId))}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html">Computing
 *     secret hash values</a>
 */
public final class SecretHash {
  private static final String SOURCE = "Developer Guide, Computing secret hash values";
  private static final String ALGORITHM = "HmacSHA256";

  private SecretHash() {}

  /**
   * Goes on if the hash proves the secret, or the client has none and none was sent.
   *
   * @param username as the caller wrote it; after the first answer, the real one
   * @throws ServiceException NotAuthorizedException
   */
  public static void require(
      Moment moment, AppClient client, String username, @Nullable String hash) {
    var secrets = client.secrets();
    if (secrets.isEmpty() && hash == null) {
      return;
    }
    moment.require(
        hash != null,
        "SECRET_HASH",
        "sent, since the client has a secret",
        hash == null ? "none" : "sent",
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Client "
                + client.id()
                + " is configured with secret but SECRET_HASH was not received"));
    moment.require(
        matches(secrets, username, client.id(), String.valueOf(hash)),
        "SECRET_HASH",
        "Base64(HMAC-SHA256(client secret, \"" + username + client.id() + "\"))",
        secrets.isEmpty() ? "sent, though the client has no secret" : "the hash that was sent",
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Unable to verify secret hash for client " + client.id()));
  }

  /** Every secret is tried, whichever fits. */
  private static boolean matches(
      List<String> secrets, String username, String clientId, String hash) {
    boolean fits = false;
    for (var secret : secrets) {
      fits |=
          MessageDigest.isEqual(
              of(secret, username, clientId).getBytes(StandardCharsets.UTF_8),
              hash.getBytes(StandardCharsets.UTF_8));
    }
    return fits;
  }

  /** The hash that a client with this secret sends. */
  public static String of(String secret, String username, String clientId) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((username + clientId).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
