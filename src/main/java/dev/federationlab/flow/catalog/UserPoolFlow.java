package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.USER_POOL;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.userpool.ChangedSubject;
import dev.federationlab.flow.fault.userpool.ExpiredAccessToken;
import dev.federationlab.flow.fault.userpool.ExpiredCode;
import dev.federationlab.flow.fault.userpool.IdTokenForAccess;
import dev.federationlab.flow.fault.userpool.MissingSecretHash;
import dev.federationlab.flow.fault.userpool.RevokedRefreshToken;
import dev.federationlab.flow.fault.userpool.TokenOfOtherPool;
import dev.federationlab.flow.fault.userpool.UnconfirmedUser;
import dev.federationlab.flow.fault.userpool.UnconfirmedWrongPassword;
import dev.federationlab.flow.fault.userpool.UnknownUser;
import dev.federationlab.flow.fault.userpool.UnknownUserHidden;
import dev.federationlab.flow.fault.userpool.UsernameTaken;
import dev.federationlab.flow.fault.userpool.WeakPassword;
import dev.federationlab.flow.fault.userpool.WrongCode;
import dev.federationlab.flow.fault.userpool.WrongPassword;
import dev.federationlab.flow.fault.userpool.WrongProof;
import dev.federationlab.flow.fault.userpool.ZeroPaddedDay;
import dev.federationlab.flow.userpool.Confirm;
import dev.federationlab.flow.userpool.GetUser;
import dev.federationlab.flow.userpool.InitiateAuth;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.Refresh;
import dev.federationlab.flow.userpool.Respond;
import dev.federationlab.flow.userpool.SandboxPool;
import dev.federationlab.flow.userpool.SignOut;
import dev.federationlab.flow.userpool.SignUp;
import java.util.List;

/** The directory: sign-up, sign-in by SRP, tokens, and their end. */
final class UserPoolFlow {
  private UserPoolFlow() {}

  static Flow flow() {
    return new Flow(
        PoolNames.USER_POOL,
        null,
        List.of(YOU, APP, USER_POOL),
        List.of(),
        List.of(
            new SignUp(List.of(new WeakPassword(), new UsernameTaken())),
            new Confirm(List.of(new WrongCode(), new ExpiredCode())),
            new InitiateAuth(List.of(new UnknownUser(), new MissingSecretHash())),
            new Respond(
                List.of(
                    new WrongPassword(),
                    new UnknownUserHidden(),
                    new UnconfirmedUser(),
                    new UnconfirmedWrongPassword(),
                    new WrongProof(),
                    new ZeroPaddedDay())),
            new GetUser(
                List.of(new ExpiredAccessToken(), new IdTokenForAccess(), new TokenOfOtherPool())),
            new Refresh(SandboxPool.DIRECTORY, List.of(new RevokedRefreshToken())),
            new SignOut(List.of(new ChangedSubject()))),
        PoolNames::directory);
  }
}
