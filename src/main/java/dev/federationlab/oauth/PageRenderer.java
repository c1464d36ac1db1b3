package dev.federationlab.oauth;

import java.util.Map;

/** Makes HTML of a view, with everything from the model escaped. */
@FunctionalInterface
public interface PageRenderer {

  /**
   * The whole page.
   *
   * @param view the template's path without suffix, such as {@code "provider/sign-in"}; never from
   *     a request
   */
  String render(String view, Map<String, Object> model);
}
