/**
 * Who gets which role: by the groups that a token tells of, by rules on its claims, and, with one
 * role for all, by tags.
 *
 * <pre>
 * SignIn ─► RoleFromToken ─► RoleFromRules ─► SameCall      Rita, who reads, and Ed, who edits
 *                Mapping: how the pool chooses          Tags: one role, and what a claim says
 * </pre>
 *
 * {@link dev.federationlab.flow.roles.People} says who they are, {@link
 * dev.federationlab.flow.roles.RolesPool} has pool and roles.
 */
@NullMarked
package dev.federationlab.flow.roles;

import org.jspecify.annotations.NullMarked;
