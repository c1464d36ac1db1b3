package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.Issued;
import dev.federationlab.aws.userpools.token.Occasion;
import dev.federationlab.aws.userpools.token.SignIn;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Triggers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** The operations that begin a sign-in, go on with it, or renew it. */
final class SignIns {
  private static final String BEARER = "Bearer";

  private final Pools pools;
  private final Tokens tokens;
  private final Triggers triggers;
  private final Flows flows;

  SignIns(Pools pools, Tokens tokens, Triggers triggers, Flows flows) {
    this.pools = pools;
    this.tokens = tokens;
    this.triggers = triggers;
    this.flows = flows;
  }

  InitiateAuthResponse initiate(Call call, InitiateAuthRequest request) {
    var client = pools.requireClient(call.store(), request.clientId());
    var attempt =
        new Attempt(
            Moment.of(call),
            client,
            request.authParameters(),
            request.session(),
            false,
            Metadata.ofBeginning(request.clientMetadata()));
    var answer = answer(attempt, flows.begin(attempt, request.authFlowAsString()));
    return InitiateAuthResponse.builder()
        .authenticationResult(answer.result())
        .challengeName(answer.challenge())
        .challengeParameters(answer.parameters())
        .session(answer.session())
        .availableChallenges(answer.available())
        .build();
  }

  AdminInitiateAuthResponse adminInitiate(Call call, AdminInitiateAuthRequest request) {
    var client = pools.requireClient(call, request.userPoolId(), request.clientId());
    var attempt =
        new Attempt(
            Moment.of(call),
            client,
            request.authParameters(),
            request.session(),
            true,
            Metadata.ofBeginning(request.clientMetadata()));
    var answer = answer(attempt, flows.begin(attempt, request.authFlowAsString()));
    return AdminInitiateAuthResponse.builder()
        .authenticationResult(answer.result())
        .challengeName(answer.challenge())
        .challengeParameters(answer.parameters())
        .session(answer.session())
        .availableChallenges(answer.available())
        .build();
  }

  RespondToAuthChallengeResponse respond(Call call, RespondToAuthChallengeRequest request) {
    var client = pools.requireClient(call.store(), request.clientId());
    var attempt =
        new Attempt(
            Moment.of(call),
            client,
            request.challengeResponses(),
            request.session(),
            false,
            Metadata.ofAnswer(request.clientMetadata()));
    var answer = answer(attempt, flows.go(attempt, request.challengeName()));
    return RespondToAuthChallengeResponse.builder()
        .authenticationResult(answer.result())
        .challengeName(answer.challenge())
        .challengeParameters(answer.parameters())
        .session(answer.session())
        .build();
  }

  AdminRespondToAuthChallengeResponse adminRespond(
      Call call, AdminRespondToAuthChallengeRequest request) {
    var client = pools.requireClient(call, request.userPoolId(), request.clientId());
    var attempt =
        new Attempt(
            Moment.of(call),
            client,
            request.challengeResponses(),
            request.session(),
            true,
            Metadata.ofAnswer(request.clientMetadata()));
    var answer = answer(attempt, flows.go(attempt, request.challengeName()));
    return AdminRespondToAuthChallengeResponse.builder()
        .authenticationResult(answer.result())
        .challengeName(answer.challenge())
        .challengeParameters(answer.parameters())
        .session(answer.session())
        .build();
  }

  GetTokensFromRefreshTokenResponse renew(Call call, GetTokensFromRefreshTokenRequest request) {
    var moment = Moment.of(call);
    var client = pools.requireClient(call.store(), request.clientId());
    SignOuts.requireSecret(
        moment,
        client,
        request.clientSecret(),
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Unable to verify secret for client " + client.id()));
    var presented = tokens.present(moment, client, request.refreshToken());
    return GetTokensFromRefreshTokenResponse.builder()
        .authenticationResult(result(tokens.renew(moment, presented, request.clientMetadata())))
        .build();
  }

  /** What the four operations answer, each in a type of its own. */
  private record Shown(
      @Nullable AuthenticationResultType result,
      @Nullable ChallengeNameType challenge,
      Map<String, String> parameters,
      @Nullable String session,
      @Nullable List<ChallengeNameType> available) {
    static Shown tokens(Issued issued) {
      return new Shown(SignIns.result(issued), null, Map.of(), null, null);
    }
  }

  private Shown answer(Attempt attempt, Progress progress) {
    if (progress instanceof Progress.SignedIn signedIn) {
      return Shown.tokens(issue(attempt, signedIn));
    }
    if (progress instanceof Progress.Renewed renewed) {
      return Shown.tokens(renewed.tokens());
    }
    if (progress instanceof Progress.Challenged challenged) {
      return new Shown(
          null,
          challenged.name(),
          challenged.parameters(),
          challenged.session().orElse(null),
          challenged.available().isEmpty() ? null : challenged.available());
    }
    throw new IllegalStateException("a progress of no known kind: " + progress);
  }

  private Issued issue(Attempt attempt, Progress.SignedIn signedIn) {
    var moment = attempt.moment();
    var client = attempt.client();
    var metadata = attempt.metadata().clientMetadata();
    triggers.postAuthentication(moment, client.pool(), client.id(), signedIn.user(), metadata);
    return tokens.issue(
        moment,
        client,
        signedIn.user(),
        SignIn.byApi(moment.now()),
        signedIn.newPassword()
            ? Occasion.newPassword(metadata)
            : Occasion.authentication(metadata));
  }

  private static AuthenticationResultType result(Issued issued) {
    return AuthenticationResultType.builder()
        .accessToken(issued.accessToken())
        .idToken(issued.idToken().orElse(null))
        .refreshToken(issued.refreshToken().orElse(null))
        .expiresIn(Math.toIntExact(issued.expiresIn().toSeconds()))
        .tokenType(BEARER)
        .build();
  }
}
