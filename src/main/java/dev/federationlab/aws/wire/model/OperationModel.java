package dev.federationlab.aws.wire.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the SDK's model has it.
 *
 * @param name its API name: {@code "AssumeRole"}
 * @param method the HTTP method
 * @param uri the template of path and fixed query: {@code "/{Key+}?acl"}; S3's lacks the bucket
 * @param bucket whether the request names a bucket outside the template (S3)
 * @param input the class of its requests
 * @param output the class of its responses
 * @param streamsIn whether the request's body is one payload that the SDK streams beside the
 *     request
 * @param streamsOut whether the response's body is such a payload
 * @param requiredQuery query parameters without which a request is not for this operation
 * @param requiredHeaders headers without which it is not, lower-case
 * @param status of a success
 * @param root the name of the document element of a REST-XML answer; absent where a payload member
 *     names it, or where there is no document. Of a Query answer: the name of the result element
 *     that is there although it is empty
 * @param order the elements of the answer in the order in which AWS writes them; empty if that is
 *     the model's
 */
public record OperationModel(
    String name,
    String method,
    String uri,
    boolean bucket,
    String input,
    String output,
    boolean streamsIn,
    boolean streamsOut,
    List<String> requiredQuery,
    List<String> requiredHeaders,
    int status,
    @Nullable String root,
    List<String> order) {}
