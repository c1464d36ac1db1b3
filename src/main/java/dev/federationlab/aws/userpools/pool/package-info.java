/**
 * User pools as they are set up: pools, app clients, domains, identity providers, resource servers,
 * groups. They are kept as the SDK's own description types, so that what was set is what is
 * described. Nothing here knows a user.
 */
@NullMarked
package dev.federationlab.aws.userpools.pool;

import org.jspecify.annotations.NullMarked;
