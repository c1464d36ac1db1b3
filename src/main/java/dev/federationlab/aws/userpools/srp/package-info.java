/**
 * Secure Remote Password (SRP-6a) as user pools compute it: a password is proved without being
 * sent, and kept as a verifier from which it cannot be had. Arithmetic and nothing else; it knows
 * no pool, no user and no store.
 *
 * <pre>
 * client                                              pool, which has salt and v = g^x
 *   A = g^a                        ── A ──►           B = k·v + g^b
 *   u = H(A‖B), x = H(salt‖…)   ◄── salt, B ──        u = H(A‖B)
 *   S = (B − k·g^x)^(a + u·x)                         S = (A·v^u)^b
 *   K from S                    ── signature ──►      K from S, the same signature?
 * </pre>
 */
@NullMarked
package dev.federationlab.aws.userpools.srp;

import org.jspecify.annotations.NullMarked;
