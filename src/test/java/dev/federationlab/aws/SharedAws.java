package dev.federationlab.aws;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same {@link TestAws} to all test classes that leave its clock alone: it starts with the
 * first of them, and ends with the last test. Each has sandboxes of its own in it.
 */
public final class SharedAws implements ParameterResolver {
  private record Running(TestAws aws) implements AutoCloseable {
    @Override
    public void close() {
      aws.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestAws.class;
  }

  @Override
  public TestAws resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedAws.class))
        .getOrComputeIfAbsent(Running.class, key -> new Running(new TestAws()), Running.class)
        .aws();
  }
}
