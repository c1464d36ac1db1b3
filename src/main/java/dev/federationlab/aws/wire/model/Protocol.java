package dev.federationlab.aws.wire.model;

/** How a service's messages look on the wire. */
public enum Protocol {
  /** A form in, XML out: STS, IAM, SNS. */
  QUERY,
  /** Members in path, query, headers and an XML document: S3. */
  REST_XML,
  /** A JSON document each way, the operation in {@code X-Amz-Target}: DynamoDB. */
  JSON_1_0,
  /** The same with another content type: Cognito user pools and identity pools. */
  JSON_1_1,
  /** Members in path, query, headers and a JSON document: Lambda, Cognito Sync. */
  REST_JSON;

  /** Whether the operation is named by {@code X-Amz-Target}. */
  public boolean targeted() {
    return this == JSON_1_0 || this == JSON_1_1;
  }

  /**
   * Whether the operation is found from method and path, and members stand outside the body too.
   */
  public boolean rest() {
    return this == REST_XML || this == REST_JSON;
  }
}
