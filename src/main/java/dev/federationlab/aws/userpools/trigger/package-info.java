/**
 * Functions of a pool's owner, asked at the points that Cognito calls triggers (aws-behaviour
 * 3.14). This package knows how one is asked, and what becomes of its answer or its error; the
 * others know when, and with what.
 *
 * <pre>
 * a rule → Asking → (Errand: the transaction ends) → PoolFunctions, which is Lambda
 *   ↑                                                        │
 *   └── from the beginning, with the answer in Learnt ◄──────┘
 * </pre>
 *
 * What only has to be told, once it has happened, is told after the commit.
 */
@NullMarked
package dev.federationlab.aws.userpools.trigger;

import org.jspecify.annotations.NullMarked;
