/**
 * A user pool as the broker: the app knows the pool and nobody else, the pool knows the provider.
 *
 * <pre>
 * SignIn          You ─► User pool ─► Facebook      Facebook's code
 * PoolTradesCode  You ─► User pool (─► Facebook)    the pool's own code
 * TradeCode       App ─► User pool                  ID, access and refresh token
 * </pre>
 *
 * What the pool and the provider say to each other the app never sees: it comes from the pool's own
 * decision, by its request ID.
 */
@NullMarked
package dev.federationlab.flow.social;

import org.jspecify.annotations.NullMarked;
