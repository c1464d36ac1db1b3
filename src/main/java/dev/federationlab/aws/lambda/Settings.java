package dev.federationlab.aws.lambda;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration of a function.
 *
 * @param role ARN of the execution role
 * @param timeoutSeconds after which an invocation is ended
 */
record Settings(
    String runtime,
    String handler,
    String role,
    String description,
    int timeoutSeconds,
    int memoryMegabytes,
    Map<String, String> environment,
    String architecture,
    int storageMegabytes) {
  Settings {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }
}
