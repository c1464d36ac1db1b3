package dev.federationlab.aws.userpools.pool;

import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An app client with its pool. */
public record AppClient(Pool pool, UserPoolClientType type) {

  /** 26 lower-case letters and digits. */
  public String id() {
    return type.clientId();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AppClient[" + id() + " of " + pool.id() + "]";
  }
}
