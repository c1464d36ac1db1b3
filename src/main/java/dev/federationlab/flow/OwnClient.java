package dev.federationlab.flow;

import java.net.URI;
import java.util.Optional;

/**
 * What a learner's own AWS client needs to use what the flow gained.
 *
 * @param bucket the bucket's name
 * @param prefix the part of the bucket that the credentials may use, ending in a slash; empty until
 *     somebody signed in
 * @param readable the key of an object that they may read, where no part of the bucket is their
 *     own; else empty
 * @param roleArn the role that the ID token may be traded for
 * @param credentials the latest credentials, if they have not expired
 * @param idToken the latest ID token, if it has not expired
 */
public record OwnClient(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    String readable,
    String roleArn,
    Optional<Artifact> credentials,
    Optional<Artifact> idToken) {}
