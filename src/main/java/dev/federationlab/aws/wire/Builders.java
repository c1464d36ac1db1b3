package dev.federationlab.aws.wire;

import dev.federationlab.aws.wire.model.OperationModel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;

/**
 * New builders of request classes, which the table knows by name. A class is looked up when first
 * asked for.
 */
final class Builders {
  private final Map<String, MethodHandle> builders = new ConcurrentHashMap<>();

  SdkPojo of(OperationModel operation) {
    try {
      return (SdkPojo) builders.computeIfAbsent(operation.input(), Builders::handle).invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no builder: " + operation.input(), e);
    }
  }

  private static MethodHandle handle(String type) {
    try {
      var method = Class.forName(type).getMethod("builder");
      return MethodHandles.publicLookup()
          .unreflect(method)
          .asType(MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a request class: " + type, e);
    }
  }
}
