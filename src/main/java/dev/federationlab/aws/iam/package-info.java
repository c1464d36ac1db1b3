/**
 * AWS Identity and Access Management, as far as federation needs it: roles with their trust
 * policies, inline and managed permission policies, and OpenID Connect providers.
 *
 * <pre>
 * Iam (the table) ─► CreateRole, Roles, RoleTags ───► Role             a document each, inline policies inside
 *                ├─► InlinePolicies, Attachments
 *                ├─► ManagedPolicies, PolicyVersions ► ManagedPolicy    with its versions
 *                └─► OpenIdConnectProviders ─────────► OpenIdConnectProvider
 * </pre>
 *
 * Keeps policies and reads them for form; what they allow is for others to say. Left out, and
 * answered as unknown: users, groups, instance profiles, SAML. Permissions boundaries are refused,
 * since nothing here would heed them.
 */
@NullMarked
package dev.federationlab.aws.iam;

import org.jspecify.annotations.NullMarked;
