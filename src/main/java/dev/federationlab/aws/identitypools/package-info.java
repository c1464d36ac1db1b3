/**
 * Identity pools: from a login, or none, to an identity, a role and temporary credentials.
 *
 * <pre>
 * GetId                      logins ─► login (verified) ─► identity (found, made, linked, merged)
 * GetCredentialsForIdentity  … the same, then credentials: RoleChoice, PrincipalTags, GuestScope ─► STS
 * GetOpenIdToken             … the same, then token: signed, for the app to hand to STS itself
 * GetOpenIdTokenForDeveloperIdentity   the developer's word in place of a token
 *
 * credentials ─► identity ─► login ─► pool ◄─ token
 * </pre>
 *
 * Knows STS, IAM and user pools by {@link
 * dev.federationlab.aws.identitypools.credentials.RoleSessions}, {@link
 * dev.federationlab.aws.identitypools.login.OidcProviders} and {@link
 * dev.federationlab.aws.identitypools.login.UserPoolCheck}, and providers only by the keys that
 * they publish or by asking them. An unsigned call finds its account by the ID of the pool or the
 * identity that it names.
 */
@NullMarked
package dev.federationlab.aws.identitypools;

import org.jspecify.annotations.NullMarked;
