package dev.federationlab.flow.identity;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/**
 * An identity pool of the sandbox with its roles, set up through the AWS API as its root.
 *
 * @param key by which the sandbox remembers its ID; one for each variant
 * @param name as it is called in AWS
 * @param logins the providers that it takes tokens of
 * @param classic whether the classic flow is switched on
 * @param authenticated the role of those who signed in
 * @param unauthenticated the role of guests; without one there are no guests
 * @param mappings who gets another role; none unless a flow is about that
 */
public record IdentityPool(
    String key,
    String name,
    List<Login> logins,
    boolean classic,
    IdentityRole authenticated,
    @Nullable IdentityRole unauthenticated,
    Mappings mappings) {

  /** Which roles a pool gives to whom, beyond its two. */
  @FunctionalInterface
  public interface Mappings {
    Mappings NONE = (run, facts) -> Map.of();

    /**
     * The mappings by login provider, as SetIdentityPoolRoles takes them. Roles that they name are
     * set up here.
     */
    Map<String, RoleMapping> of(Run run, Facts facts) throws Refused;
  }

  public IdentityPool {
    logins = List.copyOf(logins);
  }

  /** A pool without guests, classic flow and mappings. */
  public static IdentityPool of(String flow, IdentityRole authenticated, Login... logins) {
    return new IdentityPool(
        "identity-pool/" + flow,
        IdentityNames.named(flow),
        List.of(logins),
        false,
        authenticated,
        null,
        Mappings.NONE);
  }

  /**
   * Another pool with the same settings. Its roles are others too: a role's trust policy names one
   * pool.
   */
  public IdentityPool variant(String suffix) {
    return new IdentityPool(
        key + "/" + suffix,
        name + " " + suffix,
        logins,
        classic,
        authenticated.variant(suffix),
        unauthenticated == null ? null : unauthenticated.variant(suffix),
        mappings);
  }

  /** The same for one provider alone. */
  public IdentityPool only(Login login) {
    return new IdentityPool(
        key, name, List.of(login), classic, authenticated, unauthenticated, mappings);
  }

  /** The same for one more provider. */
  public IdentityPool and(Login login) {
    var more = new ArrayList<>(logins);
    more.add(login);
    return new IdentityPool(key, name, more, classic, authenticated, unauthenticated, mappings);
  }

  /** The same with the classic flow switched on, or off. */
  public IdentityPool classic(boolean on) {
    return new IdentityPool(key, name, logins, on, authenticated, unauthenticated, mappings);
  }

  /** The same with guests. */
  public IdentityPool guests(IdentityRole role) {
    return new IdentityPool(key, name, logins, classic, authenticated, role, mappings);
  }

  /** The same with another role for those who signed in. */
  public IdentityPool users(IdentityRole role) {
    return new IdentityPool(key, name, logins, classic, role, unauthenticated, mappings);
  }

  /** The same with mappings. */
  public IdentityPool mapping(Mappings others) {
    return new IdentityPool(key, name, logins, classic, authenticated, unauthenticated, others);
  }

  /** Its ID; it is set up with its roles if that was not done before. */
  public String ensure(Run run) throws Refused {
    run.once(once(run), this::setUp);
    return id(run);
  }

  /** Removes it and its roles; nothing if there is none. */
  public void remove(Run run) throws Refused {
    var known = run.named(key);
    if (known.isEmpty()) {
      return;
    }
    var poolId = known.get();
    run.undo(once(run), preparing -> delete(preparing, poolId));
    authenticated.remove(run, poolId);
    if (unauthenticated != null) {
      unauthenticated.remove(run, poolId);
    }
  }

  private static void delete(Run run, String poolId) throws Refused {
    try {
      run.aws(
          asRoot("DeleteIdentityPool"),
          aws ->
              aws.identityPools()
                  .deleteIdentityPool(
                      r -> r.identityPoolId(poolId).overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      if (!e.outcome().id().equals("ResourceNotFoundException")) {
        throw e;
      }
    }
  }

  /** An app that was registered anew makes it a configuration of its own. */
  private String once(Run run) throws Refused {
    var clients = new ArrayList<String>();
    for (var login : logins) {
      clients.add(login.clientId(run));
    }
    return key + " of " + String.join(" ", clients);
  }

  private String id(Run run) {
    return run.named(key)
        .orElseThrow(() -> new IllegalStateException("no ID of identity pool " + key));
  }

  private void setUp(Run run) throws Refused {
    var known = run.named(key);
    if (known.isEmpty() || !updated(run, known.get())) {
      create(run);
    }
    roles(run, id(run));
  }

  private void create(Run run) throws Refused {
    var social = social(run);
    var userPools = userPools(run);
    var made =
        run.aws(
            asRoot("CreateIdentityPool"),
            aws ->
                aws.identityPools()
                    .createIdentityPool(
                        r ->
                            r.identityPoolName(name)
                                .allowUnauthenticatedIdentities(unauthenticated != null)
                                .allowClassicFlow(classic)
                                .supportedLoginProviders(social)
                                .cognitoIdentityProviders(userPools)
                                .overrideConfiguration(Signed.byRoot(run))));
    run.name(key, made.identityPoolId());
  }

  /** Gives one that is there the settings again; false if there is none. */
  private boolean updated(Run run, String poolId) throws Refused {
    var social = social(run);
    var userPools = userPools(run);
    try {
      run.aws(
          asRoot("UpdateIdentityPool"),
          aws ->
              aws.identityPools()
                  .updateIdentityPool(
                      r ->
                          r.identityPoolId(poolId)
                              .identityPoolName(name)
                              .allowUnauthenticatedIdentities(unauthenticated != null)
                              .allowClassicFlow(classic)
                              .supportedLoginProviders(social)
                              .cognitoIdentityProviders(userPools)
                              .overrideConfiguration(Signed.byRoot(run))));
      return true;
    } catch (Refused e) {
      if (!e.outcome().id().equals("ResourceNotFoundException")) {
        throw e;
      }
      return false;
    }
  }

  /** The roles come after the pool, since their trust policies name it. */
  private void roles(Run run, String poolId) throws Refused {
    var facts = Facts.of(run, poolId);
    var roles = new HashMap<String, String>();
    authenticated.ensure(run, poolId);
    roles.put("authenticated", facts.roleArn(authenticated.name()));
    if (unauthenticated != null) {
      unauthenticated.ensure(run, poolId);
      roles.put("unauthenticated", facts.roleArn(unauthenticated.name()));
    }
    var mapped = mappings.of(run, facts);
    run.aws(
        asRoot("SetIdentityPoolRoles"),
        aws ->
            aws.identityPools()
                .setIdentityPoolRoles(
                    r -> {
                      r.identityPoolId(poolId).roles(roles);
                      if (!mapped.isEmpty()) {
                        r.roleMappings(mapped);
                      }
                      r.overrideConfiguration(Signed.byRoot(run));
                    }));
  }

  /** Takes the guests' role out of the settings of a pool that is there. */
  public void authenticatedOnly(Run run) throws Refused {
    var facts = Facts.of(run, id(run));
    run.aws(
        asRoot("SetIdentityPoolRoles"),
        aws ->
            aws.identityPools()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(facts.poolId())
                            .roles(Map.of("authenticated", facts.roleArn(authenticated.name())))
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  private Map<String, String> social(Run run) throws Refused {
    var social = new HashMap<String, String>();
    for (var login : logins) {
      if (!login.userPool()) {
        social.put(login.key(run), login.clientId(run));
      }
    }
    return social;
  }

  private List<CognitoIdentityProvider> userPools(Run run) throws Refused {
    var userPools = new ArrayList<CognitoIdentityProvider>();
    for (var login : logins) {
      if (login.userPool()) {
        userPools.add(
            CognitoIdentityProvider.builder()
                .providerName(login.key(run))
                .clientId(login.clientId(run))
                .serverSideTokenCheck(login.checked())
                .build());
      }
    }
    return userPools;
  }

  /** An arrow of the app's own administration. */
  public static Stage.Planned asRoot(String operation) {
    return new Stage.Planned(Actor.APP, Actor.IDENTITY_POOL, operation, BACK, List.of(), List.of());
  }
}
