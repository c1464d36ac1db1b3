/**
 * The website that the study notes recommend: static files in a bucket, people in a user pool, an
 * identity pool that lends credentials, and a function, a table and a bucket that the browser uses
 * with them.
 *
 * <pre>
 * Website ─► SetUp (a stage) ─► SignInPart, IdentityPart, ResourcePart, BucketPart   through the AWS API, as root
 *    └─────► SiteFiles       what is uploaded: resources under website/, and config.json
 *    └─────► SecretScan      looks through what lies in the bucket for keys and secrets
 * </pre>
 *
 * It is no flow that is offered beside the others: the learner goes through it in their own
 * browser, on the website's own origin. What it has in common with one is how it is set up: as the
 * sandbox's root, recorded call by call.
 */
@NullMarked
package dev.federationlab.flow.website;

import org.jspecify.annotations.NullMarked;
