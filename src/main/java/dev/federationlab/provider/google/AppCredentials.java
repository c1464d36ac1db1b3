package dev.federationlab.provider.google;

import dev.federationlab.provider.Client;
import dev.federationlab.provider.Secrets;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.security.SecureRandom;
import java.util.List;

/**
 * What an app that lives in the same store keeps of its registration at Google, so that its ID and
 * secret outlast a restart: as if it had been registered in Google's console once.
 */
public record AppCredentials(String clientId, String clientSecret) {
  private static final Kind<AppCredentials> KIND = Kind.of("google-app", AppCredentials.class);

  /**
   * The app with the ID and secret it has had since its first start, and the name and addresses of
   * today.
   *
   * @param space whose app it is, in the store: {@code "lab"}
   */
  public static Client kept(
      Store store, String space, SecureRandom random, String name, List<String> redirectUris) {
    var secrets = new Secrets(random);
    var fresh =
        new AppCredentials(
            secrets.digits(12) + "-" + secrets.letters(32) + ".apps.googleusercontent.com",
            "GOCSPX-" + secrets.text(21));
    var kept =
        store.write(
            transaction -> {
              transaction.insert(space, KIND, "app", fresh);
              return transaction.find(space, KIND, "app").orElseThrow().value();
            });
    return new Client(kept.clientId(), kept.clientSecret(), name, redirectUris);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AppCredentials[" + clientId + "]";
  }
}
