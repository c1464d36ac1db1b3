/**
 * What of AWS is served here, as the AWS side says it, for showing.
 *
 * <pre>
 * GET /_lab/coverage of the AWS side ──► CoverageSource ──► CoverageView ──► page
 * </pre>
 */
@NullMarked
package dev.federationlab.web.coverage;

import org.jspecify.annotations.NullMarked;
