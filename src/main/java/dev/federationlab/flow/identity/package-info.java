/**
 * Identity pools: from a login to an identity, to temporary credentials, to resources. The stages
 * know neither the login provider nor each other; one set serves all flows.
 *
 * <pre>
 * GetId ─► GetCredentials ──────────────────────────────┬─► UseS3, UseTable, InvokeFunction   (stages)
 *    └───► GetOpenIdToken ─► AssumeWithIdentityToken ───┘
 *            IdentityPool ── IdentityRole ── Trust, Permissions (policy texts)
 *                 └── Login: SocialLogin │ UserPoolLogin
 * </pre>
 *
 * A pool, its roles, a table and a function are set up in the sandbox through the AWS API as its
 * root. Each flow, and each fault that needs another configuration, has a pool and roles of its
 * own, so that two tabs never disturb each other.
 */
@NullMarked
package dev.federationlab.flow.identity;

import org.jspecify.annotations.NullMarked;
