package dev.federationlab.aws.wire.model;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * Makes the table of operations from the SDK's clients and marshallers, when the product is built.
 * Reads private parts of the SDK, which is why it does not run at start: an SDK upgrade that moves
 * them breaks the build, not the product.
 */
public final class ModelGenerator {
  private ModelGenerator() {}

  /**
   * Writes the table, unless the one that is there was made from the same services and the same
   * SDK.
   *
   * @param arguments the folder of compiled classes
   */
  public static void main(String[] arguments) throws IOException {
    var table = Path.of(arguments[0] + Models.FOLDER + Models.TABLE);
    var services = Models.lines("services.tsv");
    var stamp = "# made from " + services.hashCode() + " " + VersionInfo.SDK_VERSION;
    if (Files.exists(table) && Files.readString(table).startsWith(stamp + "\n")) {
      return;
    }
    var lines = new ArrayList<String>();
    lines.add(stamp);
    for (var service : services) {
      lines.addAll(new ModelGenerator().service(service));
    }
    Files.createDirectories(table.getParent());
    Files.write(table, lines);
  }

  private List<String> service(List<String> line) {
    try {
      var client = Class.forName(line.get(2));
      var operations = new TreeMap<String, String>();
      String version = "-";
      String prefix = "-";
      for (var method : operations(client).entrySet()) {
        var info = info(client, method.getKey());
        var identifier = info.operationIdentifier();
        var name = name(identifier, method.getKey());
        version = info.apiVersion() == null ? version : info.apiVersion();
        prefix =
            identifier != null && identifier.contains(".")
                ? identifier.substring(0, identifier.indexOf('.'))
                : prefix;
        operations.put(name, operation(name, info, method.getKey(), method.getValue()));
      }
      var lines = new ArrayList<String>();
      lines.add(
          String.join(
              "\t",
              "service",
              line.get(0),
              line.get(1),
              line.get(3),
              version,
              line.get(4),
              prefix,
              line.get(6)));
      lines.addAll(operations.values());
      new ModeledErrors(client)
          .statuses()
          .forEach((code, status) -> lines.add("error\t" + code + "\t" + status));
      return lines;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK is not as expected: " + line.get(2), e);
    }
  }

  /** Request class → the method that takes nothing simpler. */
  private static Map<Class<?>, Method> operations(Class<?> client) {
    var operations = new LinkedHashMap<Class<?>, Method>();
    for (var method : client.getMethods()) {
      var parameters = method.getParameterTypes();
      if (parameters.length > 0
          && SdkRequest.class.isAssignableFrom(parameters[0])
          && output(method) != null) {
        operations.merge(parameters[0], method, ModelGenerator::better);
      }
    }
    return operations;
  }

  /** The streaming variant says the most. */
  private static Method better(Method one, Method other) {
    return streams(one) >= streams(other) ? one : other;
  }

  private static int streams(Method method) {
    return (streamsIn(method) ? 1 : 0) + (streamsOut(method) ? 1 : 0);
  }

  private static boolean streamsIn(Method method) {
    return List.of(method.getParameterTypes()).contains(RequestBody.class);
  }

  private static boolean streamsOut(Method method) {
    return List.of(method.getParameterTypes()).contains(ResponseTransformer.class);
  }

  private static @Nullable Class<?> output(Method method) {
    if (SdkResponse.class.isAssignableFrom(method.getReturnType())) {
      return method.getReturnType();
    }
    for (var parameter : method.getGenericParameterTypes()) {
      if (parameter instanceof ParameterizedType type
          && type.getActualTypeArguments()[0] instanceof Class<?> output
          && SdkResponse.class.isAssignableFrom(output)) {
        return output;
      }
    }
    return null;
  }

  private static OperationInfo info(Class<?> client, Class<?> input)
      throws ReflectiveOperationException {
    var marshaller =
        Class.forName(
            client.getPackageName() + ".transform." + input.getSimpleName() + "Marshaller");
    var binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
    binding.setAccessible(true);
    return (OperationInfo) binding.get(null);
  }

  private static String name(@Nullable String identifier, Class<?> input) {
    if (identifier == null) {
      return input
          .getSimpleName()
          .substring(0, input.getSimpleName().length() - "Request".length());
    }
    return identifier.substring(identifier.indexOf('.') + 1);
  }

  private static String operation(String name, OperationInfo info, Class<?> input, Method method)
      throws ReflectiveOperationException {
    var flags = new ArrayList<String>();
    var query = new ArrayList<String>();
    var headers = new ArrayList<String>();
    var request = (SdkPojo) input.getMethod("builder").invoke(null);
    for (var field : request.sdkFields()) {
      if (field.location() == MarshallLocation.PATH
          && field.locationName().equals("Bucket")
          && !info.requestUri().contains("{Bucket}")) {
        flags.add("bucket");
      }
      if (field.containsTrait(RequiredTrait.class)) {
        if (field.location() == MarshallLocation.QUERY_PARAM) {
          query.add(field.locationName());
        } else if (field.location() == MarshallLocation.HEADER) {
          headers.add(field.locationName().toLowerCase(Locale.ROOT));
        }
      }
    }
    if (streamsIn(method)) {
      flags.add("streams-in");
    }
    if (streamsOut(method)) {
      flags.add("streams-out");
    }
    var output = output(method);
    return String.join(
        "\t",
        "operation",
        name,
        info.httpMethod().name(),
        info.requestUri(),
        input.getName(),
        output == null ? "-" : output.getName(),
        joined(flags),
        joined(query),
        joined(headers));
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? "-" : String.join(",", words);
  }
}
