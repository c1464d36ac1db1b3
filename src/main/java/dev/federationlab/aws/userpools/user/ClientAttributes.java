package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which attributes an app client may read and write; where it says nothing, all of them. Nobody but
 * an administrator may write whether an address has been verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Attribute
 *     permissions and scopes</a>
 */
public final class ClientAttributes {
  private static final String SOURCE = "Developer Guide, Attribute permissions and scopes";

  private ClientAttributes() {}

  /** Whether a client may see an attribute. */
  public static boolean readable(AppClient client, String name) {
    var listed = client.type().readAttributes();
    return listed.isEmpty() || lists(listed, name);
  }

  /**
   * Goes on if a client may write all of these.
   *
   * @throws ServiceException NotAuthorizedException
   */
  static void requireWritable(Moment moment, AppClient client, Collection<String> names) {
    for (var name : names) {
      boolean writable = writable(client, name);
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

  private static boolean writable(AppClient client, String name) {
    if (StandardAttributes.FLAGS.contains(name) || StandardAttributes.FIXED.contains(name)) {
      return false;
    }
    var listed = client.type().writeAttributes();
    return listed.isEmpty() || lists(listed, name);
  }

  /** Clients name the verified flags without a sense of case. */
  private static boolean lists(List<String> listed, String name) {
    return listed.stream()
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }
}
