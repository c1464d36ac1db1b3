/**
 * The example website as the lab's pages show it: how it was set up, how to go there, what lies in
 * it.
 *
 * <pre>
 * flow.website.Website ──► WebsiteView, CallView, FileView ──► pages
 * </pre>
 */
@NullMarked
package dev.federationlab.web.website;

import org.jspecify.annotations.NullMarked;
