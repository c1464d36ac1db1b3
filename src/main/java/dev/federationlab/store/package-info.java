/**
 * State: JSON documents by space, kind and key, and blobs, in one SQL database. The one place that
 * speaks SQL; knows nothing of what the documents mean. A {@link
 * dev.federationlab.store.Transaction} is committed to disk before its caller goes on, so what was
 * acknowledged survives a kill.
 */
@NullMarked
package dev.federationlab.store;

import org.jspecify.annotations.NullMarked;
