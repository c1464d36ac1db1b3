package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Collection;

/**
 * Which attributes an app client may write. Nobody but an administrator may write whether an
 * address has been verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Attribute
 *     permissions and scopes</a>
 */
final class ClientAttributes {
  private static final String SOURCE = "Developer Guide, Attribute permissions and scopes";

  private ClientAttributes() {}

  /**
   * Goes on if a client may write all of these.
   *
   * @throws ServiceException NotAuthorizedException
   */
  static void requireWritable(Moment moment, AppClient client, Collection<String> names) {
    for (var name : names) {
      boolean writable = client.writable(name);
      moment.require(
          writable,
          "write permission of the client",
          "for " + name,
          writable ? "yes" : "no",
          SOURCE,
          UserPoolErrors.NOT_AUTHORIZED.exception(
              "A client attempted to write unauthorized attribute"));
    }
  }
}
