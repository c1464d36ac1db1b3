/**
 * What whoever answers as an authorization server needs, be it a web identity provider or a user
 * pool: {@link dev.federationlab.oauth.Parameters} read strictly, {@link
 * dev.federationlab.oauth.Pkce}, errors as values, and the {@link dev.federationlab.oauth.Inquiry}
 * that collects the checks behind one answer. Knows neither listeners nor documents.
 */
@NullMarked
package dev.federationlab.oauth;

import org.jspecify.annotations.NullMarked;
