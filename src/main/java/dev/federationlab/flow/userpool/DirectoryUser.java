package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.USER;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Users whom the sandbox's root puts into a directory, or takes out of it. */
public final class DirectoryUser {
  private DirectoryUser() {}

  /** A confirmed user with a password, made by the administrator: no mail is sent. */
  public static Artifact create(Run run, String poolId, String username, String password)
      throws Refused {
    return create(run, poolId, username, password, Map.of());
  }

  /**
   * A confirmed user with a password, made by the administrator: no mail is sent.
   *
   * @param more attributes besides the address
   */
  public static Artifact create(
      Run run, String poolId, String username, String password, Map<String, String> more)
      throws Refused {
    var attributes = new ArrayList<AttributeType>();
    attributes.add(attribute("email", NewUser.email(username)));
    attributes.add(attribute("email_verified", "true"));
    more.forEach((name, value) -> attributes.add(attribute(name, value)));
    run.aws(
        SandboxPool.asRoot("AdminCreateUser"),
        aws ->
            aws.userPools()
                .adminCreateUser(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .messageAction(MessageActionType.SUPPRESS)
                            .userAttributes(attributes)
                            .overrideConfiguration(SandboxPool.root(run))));
    setPassword(run, poolId, username, password);
    return artifact(run, username, password, "CONFIRMED");
  }

  /** Signs somebody up, who stays unconfirmed. */
  public static void signUp(Run run, String username, String password) throws Refused {
    var clientId = SandboxClient.WEB.ensure(run);
    run.aws(
        SignUp.ARROW,
        aws ->
            aws.userPools()
                .signUp(
                    r ->
                        r.clientId(clientId)
                            .username(username)
                            .password(password)
                            .userAttributes(attribute("email", NewUser.email(username)))));
  }

  /** Gives a user a password that is theirs for good. */
  public static void setPassword(Run run, String poolId, String username, String password)
      throws Refused {
    run.aws(
        SandboxPool.asRoot("AdminSetUserPassword"),
        aws ->
            aws.userPools()
                .adminSetUserPassword(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .password(password)
                            .permanent(true)
                            .overrideConfiguration(SandboxPool.root(run))));
  }

  /** Keeps a user from signing in. */
  public static void disable(Run run, String poolId, String username) throws Refused {
    run.aws(
        SandboxPool.asRoot("AdminDisableUser"),
        aws ->
            aws.userPools()
                .adminDisableUser(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .overrideConfiguration(SandboxPool.root(run))));
  }

  /** Signs a user out everywhere: what was issued until now is honoured by the pool no more. */
  public static void signOut(Run run, String poolId, String username) throws Refused {
    run.aws(
        SandboxPool.asRoot("AdminUserGlobalSignOut"),
        aws ->
            aws.userPools()
                .adminUserGlobalSignOut(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .overrideConfiguration(SandboxPool.root(run))));
  }

  /** Takes a user out of the directory; nothing if they are not in it. */
  public static void delete(Run run, String poolId, String username) throws Refused {
    try {
      run.aws(
          SandboxPool.asRoot("AdminDeleteUser"),
          aws ->
              aws.userPools()
                  .adminDeleteUser(
                      r ->
                          r.userPoolId(poolId)
                              .username(username)
                              .overrideConfiguration(SandboxPool.root(run))));
    } catch (Refused e) {
      if (!e.outcome().id().equals("UserNotFoundException")
          && !e.outcome().id().equals("ResourceNotFoundException")) {
        throw e;
      }
    }
  }

  /** Takes out of the directory everybody whose name begins so. */
  public static void deleteAll(Run run, String poolId, String first) throws Refused {
    var found =
        run.aws(
            SandboxPool.asRoot("ListUsers"),
            aws ->
                aws.userPools()
                    .listUsers(
                        r ->
                            r.userPoolId(poolId)
                                .filter("username ^= \"" + first + "-\"")
                                .overrideConfiguration(SandboxPool.root(run))));
    for (UserType user : found.users()) {
      delete(run, poolId, user.username());
    }
  }

  /** What a stage keeps of a user. */
  static Artifact artifact(Run run, String username, String password, String status) {
    return new Artifact(
        USER,
        username,
        Map.of("password", password, "email", NewUser.email(username), "status", status),
        run.now(),
        null);
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}
