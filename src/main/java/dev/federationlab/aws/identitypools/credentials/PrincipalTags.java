package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Principal tags from the claims of logins (aws-behaviour 4.13). A claim that is not there, or is
 * no plain value, makes no tag. What AWS answers to tags that are too long is not known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html">Using
 *     attributes for access control</a>
 */
final class PrincipalTags {
  private static final String SOURCE = "Developer Guide, Using attributes for access control";
  private static final int MOST_VALUE = 256;
  private static final int MOST_BYTES = 460;

  private PrincipalTags() {}

  /**
   * The tags; of two logins that make the same one, the first.
   *
   * @throws ServiceException InvalidIdentityPoolConfigurationException
   */
  static Map<String, String> of(Call call, IdentityPool pool, List<VerifiedLogin> logins) {
    if (pool.tagMaps().isEmpty()) {
      return Map.of();
    }
    var tags = new TreeMap<String, String>();
    for (var login : logins) {
      for (var name : login.names()) {
        var map = pool.tagMaps().get(name);
        if (map != null) {
          map.effective(name)
              .forEach(
                  (key, claim) -> {
                    var values = ClaimText.of(login.claims().get(claim)).values();
                    boolean plain = values.size() == 1;
                    call.explanation()
                        .check(
                            Check.passed(
                                "principal tag " + key,
                                "claim `" + claim + "` of " + login.provider(),
                                plain ? values.get(0) : "no plain value: no tag",
                                SOURCE));
                    if (plain) {
                      tags.putIfAbsent(key, values.get(0));
                    }
                  });
        }
      }
    }
    requireRoom(call, tags);
    return tags;
  }

  /**
   * @throws ServiceException InvalidIdentityPoolConfigurationException
   */
  static void requireRoom(Call call, Map<String, String> tags) {
    int bytes = 0;
    int longest = 0;
    for (var tag : tags.entrySet()) {
      bytes += (tag.getKey() + tag.getValue()).getBytes(StandardCharsets.UTF_8).length;
      longest = Math.max(longest, tag.getValue().length());
    }
    if (bytes > MOST_BYTES || longest > MOST_VALUE) {
      call.explanation()
          .check(
              Check.failed(
                  "size of principal tags",
                  "at most " + MOST_BYTES + " bytes, no value above " + MOST_VALUE + " characters",
                  bytes + " bytes, the longest value " + longest + " characters",
                  SOURCE));
      throw IdentityPoolErrors.INVALID_CONFIGURATION.exception();
    }
  }
}
