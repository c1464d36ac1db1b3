package dev.federationlab.aws.wire.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.regions.Region;

/** The errors that a client of the SDK knows, with their HTTP status, from private parts of it. */
final class ModeledErrors {
  private final Class<?> client;
  private final Map<String, Integer> statuses = new TreeMap<>();

  ModeledErrors(Class<?> client) {
    this.client = client;
  }

  Map<String, Integer> statuses() throws ReflectiveOperationException {
    var builder = (AwsSyncClientBuilder<?, ?>) client.getMethod("builder").invoke(null);
    builder.httpClient(new NoHttp());
    var configured = (software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<?, ?>) builder;
    configured.region(Region.US_EAST_1);
    configured.credentialsProvider(AnonymousCredentialsProvider.create());
    configured.endpointOverride(URI.create("http://localhost"));
    Object instance = configured.build();
    for (Class<?> type = instance.getClass();
        type != Object.class && type != null;
        type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getName().equals("delegate")) {
          field.setAccessible(true);
          instance = field.get(instance);
        }
      }
    }
    addFromFactory(instance);
    addFromMappers(instance);
    return statuses;
  }

  /** Query and XML clients keep a list in their protocol factory. */
  private void addFromFactory(Object instance) throws ReflectiveOperationException {
    for (var field : instance.getClass().getDeclaredFields()) {
      if (field.getName().equals("protocolFactory")) {
        field.setAccessible(true);
        addFromLists(field.get(instance));
      }
    }
  }

  private void addFromLists(Object factory) throws ReflectiveOperationException {
    for (Class<?> type = factory.getClass();
        type != Object.class && type != null;
        type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (Collection.class.isAssignableFrom(field.getType())) {
          field.setAccessible(true);
          if (field.get(factory) instanceof Collection<?> elements) {
            elements.forEach(this::add);
          }
        }
      }
    }
  }

  /** JSON clients have, in each method, a function from code to metadata. */
  private void addFromMappers(Object instance) throws ReflectiveOperationException {
    for (var method : instance.getClass().getDeclaredMethods()) {
      if (method.isSynthetic()
          && Modifier.isStatic(method.getModifiers())
          && method.getReturnType() == Optional.class
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0] == String.class) {
        method.setAccessible(true);
        for (var operation : client.getMethods()) {
          for (var exception : operation.getExceptionTypes()) {
            ask(method, exception.getSimpleName());
          }
        }
      }
    }
  }

  private void ask(Method mapper, String code) throws ReflectiveOperationException {
    if (mapper.invoke(null, code) instanceof Optional<?> found) {
      found.ifPresent(this::add);
    }
  }

  private void add(Object metadata) {
    if (metadata instanceof ExceptionMetadata error) {
      statuses.put(
          error.errorCode(),
          Optional.ofNullable(error.httpStatusCode()).map(Function.identity()).orElse(400));
    }
  }

  /** A client is built but never used. */
  private static final class NoHttp implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      throw new UnsupportedOperationException("no requests while the product is built");
    }

    @Override
    public void close() {}
  }
}
