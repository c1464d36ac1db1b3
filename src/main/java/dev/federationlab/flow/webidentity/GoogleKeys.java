package dev.federationlab.flow.webidentity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Run;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;

/** Google's public keys, as anybody may fetch them. */
public final class GoogleKeys {
  private static final Google GOOGLE = new Google();

  private GoogleKeys() {}

  /** The text of a public key in PEM (RFC 7468 §13), as bytes. */
  public static byte[] publicKey(Run run, String keyId) {
    var address = GOOGLE.discover(run).getJWKSetURI();
    try {
      var key =
          JWKSet.parse(new Conversation(run, GOOGLE).get(address).body().text())
              .getKeyByKeyId(keyId);
      if (key == null) {
        throw new ConversationBroken(address + " has no key " + keyId);
      }
      var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
      var body = base64.encodeToString(key.toRSAKey().toPublicKey().getEncoded());
      var pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
      return pem.getBytes(StandardCharsets.US_ASCII);
    } catch (ParseException | JOSEException e) {
      throw Conversation.unreadable(address, e);
    }
  }
}
