package dev.federationlab.aws.lambda.functions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions that the product supplies, by handler. */
public final class SuppliedFunctions {
  private final Map<String, SuppliedFunction> byHandler = new TreeMap<>();

  private SuppliedFunctions(List<SuppliedFunction> functions) {
    functions.forEach(function -> byHandler.put(function.handler(), function));
  }

  /** The list: whoever adds a function adds its line. */
  public static SuppliedFunctions all() {
    return new SuppliedFunctions(
        List.of(
            new AddTenant(),
            new CreateChallenge(),
            new CustomMessage(),
            new DefineChallenge(),
            new Greeter(),
            new InvitationOnly(),
            new MigrateUser(),
            new Notes(),
            new PassThrough(),
            new Slow(),
            new Thrower(),
            new VerifyChallenge()));
  }

  /** The function of this handler. */
  public Optional<SuppliedFunction> find(String handler) {
    return Optional.ofNullable(byHandler.get(handler));
  }

  /** All of them, by handler. */
  public Collection<SuppliedFunction> list() {
    return byHandler.values();
  }
}
