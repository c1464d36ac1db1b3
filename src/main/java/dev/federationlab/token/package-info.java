/**
 * JSON Web Tokens and their keys, for the one who signs and the one who checks: strict parsing
 * before the library sees a token, verification that yields every check it made, keys that sign,
 * key sets published and found by issuer. Knows no provider and no AWS.
 */
@NullMarked
package dev.federationlab.token;

import org.jspecify.annotations.NullMarked;
