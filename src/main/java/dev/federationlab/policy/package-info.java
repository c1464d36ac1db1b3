/**
 * The IAM policy language: read, evaluate, explain.
 *
 * <pre>
 * text ──Policies──► Policy ─┐
 *                            ├─► Evaluation.of ──► Verdict + Findings ──► readings (for the Checks tab)
 * Caller, action, resource, ─┘                              └───────────► Denial (the AccessDenied message)
 * Context = Question
 * </pre>
 *
 * A policy is read strictly, with a place in every error, and only once: parsed policies are kept
 * by content. The evaluation holds every statement against the question, element by element, never
 * stops early and words nothing; what it found is put into words when somebody asks. Knows no
 * service, no store and no HTTP.
 */
@NullMarked
package dev.federationlab.policy;

import org.jspecify.annotations.NullMarked;
