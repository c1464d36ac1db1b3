package dev.federationlab.flow.guest;

import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.PolicyText;
import dev.federationlab.flow.identity.Trust;
import dev.federationlab.flow.member.Members;

/** The identity pool of this flow: a role for guests, and one for those who signed in. */
public final class GuestPool {
  /** What guests may do, and nothing besides. */
  public static final PolicyText PUBLIC_ONLY = Permissions.of(GuestPool::readPublic);

  private static final IdentityRole GUEST =
      new IdentityRole("FederationLabGuest", GuestNames.FLOW, Trust::unauthenticated, PUBLIC_ONLY);

  private static final IdentityRole MEMBER =
      new IdentityRole(
          "FederationLabMember",
          GuestNames.FLOW,
          Trust::authenticated,
          Permissions.of(GuestPool::readShared, Permissions::ownObjects));

  /** With guests. */
  public static final IdentityPool POOL =
      IdentityPool.of(GuestNames.FLOW, MEMBER, Members.LOGIN).guests(GUEST);

  private GuestPool() {}

  /** Another pool with roles of its own, and without guests. */
  public static IdentityPool withoutGuests(String suffix) {
    return IdentityPool.of(GuestNames.FLOW, MEMBER, Members.LOGIN).variant(suffix);
  }

  /** Another pool with roles of its own, whose guests may do other things. */
  public static IdentityPool guestsWho(String suffix, PolicyText permissions) {
    return withoutGuests(suffix).guests(GUEST.permitting(suffix, permissions));
  }

  /** What guests may do. */
  public static String readPublic(Facts facts) {
    return """
    {
      "Sid": "ReadWhatIsForEverybody",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::%s/public/*"
    }
    """
        .formatted(facts.bucket());
  }

  private static String readShared(Facts facts) {
    return """
    {
      "Sid": "ReadWhatIsForMembers",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": ["arn:aws:s3:::%1$s/public/*", "arn:aws:s3:::%1$s/members/*"]
    }
    """
        .formatted(facts.bucket());
  }
}
