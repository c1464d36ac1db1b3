package dev.federationlab.provider;

import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.amazon.TestAmazon;
import dev.federationlab.provider.facebook.TestFacebook;
import dev.federationlab.provider.google.TestGoogle;
import java.util.Map;
import java.util.Set;

/**
 * The providers alone, to be looked at: prints where each sign-in begins, and stands until it is
 * killed.
 */
final class Stand {
  private Stand() {}

  public static void main(String[] arguments) throws InterruptedException {
    var request =
        Map.of(
            "response_type",
            "code",
            "client_id",
            TestGoogle.APP.id(),
            "redirect_uri",
            TestGoogle.CALLBACK,
            "scope",
            "openid email profile",
            "state",
            "s");
    var query = new Parameters(request, Set.of()).encoded();
    System.out.println(new TestGoogle().at("/o/oauth2/v2/auth?" + query));
    System.out.println(new TestFacebook().begin());
    System.out.println(new TestAmazon().begin());
    Thread.sleep(Long.MAX_VALUE);
  }
}
