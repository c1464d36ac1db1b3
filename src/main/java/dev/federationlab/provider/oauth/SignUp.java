package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.People;
import dev.federationlab.provider.People.SignUpFault;
import dev.federationlab.provider.Session;
import dev.federationlab.provider.Sessions;
import dev.federationlab.provider.Throttle;
import java.time.Clock;
import java.time.Duration;

/** Making an account. Nothing is mailed, so the address stays unverified, and its tokens say so. */
final class SignUp {
  private static final int MAX_PER_SESSION = 10;
  private static final int MAX_PER_ADDRESS = 200;

  private final SignIn signIn;
  private final People people;
  private final Sessions sessions;
  private final Pages pages;
  private final Throttle perAddress;

  SignUp(SignIn signIn, People people, Sessions sessions, Pages pages, Clock clock) {
    this.signIn = signIn;
    this.people = people;
    this.sessions = sessions;
    this.pages = pages;
    this.perAddress = new Throttle(MAX_PER_ADDRESS, Duration.ofHours(1), clock);
  }

  /** The empty form. */
  Answer show(Visit visit, AuthorizationRequest request) {
    return pages.signUp(visit, request, "", request.loginHint(), "", 200);
  }

  /** Makes the account and signs in with it, or shows the form again with what was wrong. */
  Answer submit(Visit visit, AuthorizationRequest request) throws UnreadableException {
    var form = visit.form();
    var session = visit.session();
    if (session.map(Session::signUps).orElse(0) >= MAX_PER_SESSION
        || !perAddress.admits(visit.incoming().address())) {
      throw FrontErrors.TOO_MANY_TRIES.refusal();
    }
    var end = session.map(Session::expiresAt).orElseGet(sessions::endOfNew);
    var made = people.signUp(form.get("name"), form.get("email"), form.get("password"), end);
    if (made.person().isEmpty()) {
      visit.inquiry().refused("invalid_account");
      return pages.signUp(
          visit,
          request,
          form.get("name"),
          form.get("email"),
          made.fault().map(SignUpFault::words).orElse(""),
          400);
    }
    visit.change(Session::signedUp);
    return signIn.signIn(visit, request, made.person().get());
  }
}
