package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.Session;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The authorization endpoint and the sign-in page (OpenID Connect Core §3.1.2.2 to §3.1.2.4). */
final class SignIn {
  private final FrontChannel channel;
  private final People people;
  private final Pages pages;

  SignIn(FrontChannel channel, People people, Pages pages) {
    this.channel = channel;
    this.people = people;
    this.pages = pages;
  }

  /**
   * Where apps send browsers: shows who may sign in, or goes on at once where all is known already.
   */
  Answer begin(Visit visit, AuthorizationRequest request) {
    var prompts = request.prompts();
    boolean anew = prompts.contains("login") || prompts.contains("select_account");
    var person = anew ? Optional.<Person>empty() : signedIn(visit, request);
    if (person.isEmpty()) {
      return prompts.contains("none")
          ? channel.refuse(visit, request, FrontErrors.LOGIN_REQUIRED)
          : pages.signIn(visit, request, request.loginHint(), "", 200);
    }
    return goOn(visit, request, person.get());
  }

  /**
   * The sign-in form: one of the ready people, one who was here before, or e-mail address and
   * password.
   */
  Answer submit(Visit visit, AuthorizationRequest request) throws UnreadableException {
    var form = visit.form();
    if (form.find("person").isPresent()) {
      var person = chosen(visit, form.get("person"));
      visit
          .inquiry()
          .require(
              person.isPresent(),
              "account",
              "one of the ready people, or one that signed in in this browser",
              form.get("person"),
              "RFC 6749 §3.1",
              FrontErrors.STALE_FORM);
      return signIn(visit, request, person.orElseThrow());
    }
    return withPassword(visit, request, form);
  }

  /** Signs this browser out. */
  Answer leave(Visit visit, AuthorizationRequest request) throws UnreadableException {
    visit.form();
    visit.end();
    return Answer.seeOther(pages.authorization(request));
  }

  /** Goes on as somebody who just proved who they are. */
  Answer signIn(Visit visit, AuthorizationRequest request, Person person) {
    visit.change(session -> session.signedIn(person, request.digest(), visit.inquiry().at()));
    return goOn(visit, request, person);
  }

  private Answer goOn(Visit visit, AuthorizationRequest request, Person person) {
    var session = visit.session();
    boolean allowed =
        session.isPresent()
            && session
                .get()
                .allows(person.sub(), request.client().id(), Set.copyOf(request.scopes()));
    if (allowed && !request.prompts().contains("consent")) {
      return channel.grant(visit, request, person.sub(), false);
    }
    return request.prompts().contains("none")
        ? channel.refuse(visit, request, FrontErrors.CONSENT_REQUIRED)
        : Answer.seeOther(pages.address("/consent", request));
  }

  private Optional<Person> signedIn(Visit visit, AuthorizationRequest request) {
    var hint = request.loginHint().toLowerCase(Locale.ROOT);
    return visit
        .session()
        .map(Session::current)
        .flatMap(people::find)
        .filter(
            person ->
                hint.isEmpty()
                    || hint.equals(person.sub())
                    || hint.equals(person.email().toLowerCase(Locale.ROOT)));
  }

  private Optional<Person> chosen(Visit visit, String key) {
    return people
        .ready(key)
        .or(
            () ->
                visit
                    .session()
                    .filter(session -> session.people().contains(key))
                    .flatMap(own -> people.find(key)));
  }

  private Answer withPassword(Visit visit, AuthorizationRequest request, Parameters form) {
    var email = form.get("email");
    if (!people.mayGuess(email, visit.incoming().address())) {
      throw FrontErrors.TOO_MANY_TRIES.refusal();
    }
    var person = people.authenticate(email, form.get("password"));
    if (person.isEmpty()) {
      visit.inquiry().refused("wrong_password");
      return pages.signIn(
          visit, request, email, "No account here has this e-mail address and password.", 400);
    }
    return signIn(visit, request, person.get());
  }
}
