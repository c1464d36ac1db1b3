package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.auth.Authentication;
import dev.federationlab.aws.userpools.auth.Progress.Challenged;
import dev.federationlab.aws.userpools.auth.Progress.SignedIn;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.user.Moment;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;

/** Local sign-in by the very rules that the API's operations follow. */
record PoolSignIn(Authentication authentication) implements LocalSignIn {

  @Override
  public Progress begin(Call call, AppClient client, String username, String password) {
    return progress(
        authentication
            .passwords()
            .signIn(Moment.of(call), client, username, password, client.hidesUsers(), Map.of()));
  }

  @Override
  public Progress answer(
      Call call, AppClient client, String challenge, String session, Map<String, String> answers) {
    return progress(
        authentication.respond(
            Moment.of(call), client, ChallengeNameType.fromValue(challenge), session, answers));
  }

  @Override
  public Enrolment enrol(Call call, AppClient client, String session) {
    var made =
        authentication.associate(
            call, AssociateSoftwareTokenRequest.builder().session(session).build());
    return new Enrolment(made.secretCode(), made.session());
  }

  @Override
  public Progress enrolled(
      Call call, AppClient client, String session, String username, String code) {
    var verified =
        authentication.verify(
            call, VerifySoftwareTokenRequest.builder().session(session).userCode(code).build());
    return answer(
        call,
        client,
        ChallengeNameType.MFA_SETUP.toString(),
        verified.session(),
        Map.of("USERNAME", username));
  }

  private static Progress progress(dev.federationlab.aws.userpools.auth.Progress progress) {
    if (progress instanceof SignedIn signedIn) {
      return new Done(signedIn.user());
    }
    if (progress instanceof Challenged challenged) {
      return new Challenge(
          challenged.name().toString(), challenged.session().orElse(""), challenged.parameters());
    }
    throw new IllegalStateException("no step of a sign-in: " + progress.getClass());
  }
}
