/**
 * Amazon S3: buckets, their policies, and objects of up to a few megabytes, path by path as the S3
 * API reference has it.
 *
 * <pre>
 * S3 (the table) ─► Buckets, BucketPolicies ─► Bucket    one global document each, since names are global
 *               ├─► PutObject, CopyObject ───► S3Object  a document each in the owner's space, beside a blob
 *               ├─► ReadObjects, DeleteObjects
 *               ├─► ListObjects ─────────────► Listing   ranges over the store, never the whole bucket
 *               └─► BucketCors, BucketWebsites ─► CorsDecision, Websites   for browsers
 * </pre>
 *
 * Knows nothing of HTTP, signatures or how policies are evaluated; what an operation needs to be
 * allowed stands in the table, as {@link dev.federationlab.aws.Access}. Left out, and answered as
 * not implemented: multipart uploads, versions, ACLs, tags, object lock, encryption with keys of
 * one's own, routing rules of websites. No setting blocks public access here.
 */
@NullMarked
package dev.federationlab.aws.s3;

import org.jspecify.annotations.NullMarked;
