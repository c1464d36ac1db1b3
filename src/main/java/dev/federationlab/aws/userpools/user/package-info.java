/**
 * The people of a user pool: their attributes, passwords (as SRP verifiers), codes and memberships,
 * and the operations on them.
 */
@NullMarked
package dev.federationlab.aws.userpools.user;

import org.jspecify.annotations.NullMarked;
