package dev.federationlab.provider.google;

/** The provider alone, to be looked at: prints its address, and stands until it is killed. */
final class Stand {
  private Stand() {}

  public static void main(String[] arguments) throws InterruptedException {
    var google = new TestGoogle();
    System.out.println(
        google.at(
            "/o/oauth2/v2/auth?response_type=code&client_id="
                + TestGoogle.APP.id()
                + "&redirect_uri="
                + TestGoogle.CALLBACK
                + "&scope=openid%20email%20profile&state=s&nonce=n"));
    Thread.sleep(Long.MAX_VALUE);
  }
}
