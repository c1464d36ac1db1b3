package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.identitypools.identity.Identity.Login;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/** Logins as identities keep them, and identities as answers show them. */
public final class Shown {
  private Shown() {}

  /** What is kept of logins: whose they are, and nothing of the tokens. */
  public static List<Login> logins(List<VerifiedLogin> verified) {
    return verified.stream().map(login -> new Login(login.provider(), login.userId())).toList();
  }

  /** Names of providers, no IDs of users. */
  static IdentityDescription described(Identity identity) {
    var description =
        IdentityDescription.builder()
            .identityId(identity.id())
            .creationDate(identity.createdAt())
            .lastModifiedDate(identity.modifiedAt());
    return identity.logins().isEmpty()
        ? description.build()
        : description.logins(identity.providers()).build();
  }
}
