package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.token.Issued;
import dev.federationlab.aws.userpools.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** How far an authentication has come. A refusal is none: it is thrown. */
public sealed interface Progress {

  /**
   * Nothing is missing: tokens may be issued to this user.
   *
   * @param newPassword whether they have just chosen a password in place of a temporary one
   */
  record SignedIn(User user, boolean newPassword) implements Progress {
    /** By what they had before. */
    SignedIn(User user) {
      this(user, false);
    }
  }

  /** The password was proved, and the pool's functions decide what follows. */
  record Proved(User user) implements Progress {}

  /**
   * Something is missing.
   *
   * @param parameters what the client needs to answer
   * @param session to be brought back with the answer; absent where the parameters hold the state
   * @param available what may be chosen from, with {@code SELECT_CHALLENGE}
   */
  record Challenged(
      ChallengeNameType name,
      Map<String, String> parameters,
      Optional<String> session,
      List<ChallengeNameType> available)
      implements Progress {
    public Challenged {
      parameters = Map.copyOf(parameters);
      available = List.copyOf(available);
    }

    /** A challenge whose state is in a session. */
    static Challenged of(ChallengeNameType name, Map<String, String> parameters, String session) {
      return new Challenged(name, parameters, Optional.of(session), List.of());
    }

    /** Without the session. */
    @Override
    public String toString() {
      return "Challenged[" + name + "]";
    }
  }

  /** The tokens of an earlier sign-in were renewed. */
  record Renewed(Issued tokens) implements Progress {}
}
