package dev.federationlab.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A service as a table that can be read: the names of its operations, what each needs to be
 * allowed, and the method that does it. An operation that is not in the table answers as AWS does
 * for an unknown one.
 */
public final class Service {

  /**
   * A line of the table.
   *
   * @param reading what a request is for. May throw {@link ServiceException} (S3 answers for a
   *     missing bucket before it decides)
   */
  public record Line<I, O>(
      String name, Signature signature, BiFunction<Call, I, Intent<O>> reading) {

    /**
     * An operation that anyone may ask for, as the protocol has it: unsigned calls
     * (AssumeRoleWithWebIdentity), and GetCallerIdentity, which needs no permission.
     */
    public static <I, O> Line<I, O> open(
        String name, Signature signature, Operation<I, O> operation) {
      return of(name, signature, (call, request) -> List.of(), operation);
    }

    /** An operation that needs permission. */
    public static <I, O> Line<I, O> of(
        String name,
        Signature signature,
        BiFunction<Call, I, List<Access>> access,
        Operation<I, O> operation) {
      return new Line<>(
          name,
          signature,
          (call, request) ->
              new Intent<>(access.apply(call, request), () -> operation.handle(call, request)));
    }
  }

  /** Whether a request must be signed. */
  public enum Signature {
    REQUIRED,
    /**
     * Anonymous requests go on to authorization, where only a resource policy can allow them (S3).
     */
    OPTIONAL,
    /** A signature, if there is one, is not looked at (AssumeRoleWithWebIdentity). */
    IGNORED
  }

  private final String name;
  private final Map<String, Line<?, ?>> lines = new TreeMap<>();

  /**
   * @param name the signing name: {@code "sts"}, {@code "iam"}, {@code "s3"}
   */
  public Service(String name) {
    this.name = name;
  }

  /** A signed operation that needs permission. */
  public <I, O> Service operation(
      String name, BiFunction<Call, I, List<Access>> access, Operation<I, O> operation) {
    return line(Line.of(name, Signature.REQUIRED, access, operation));
  }

  /** Any other kind of operation. */
  public <I, O> Service line(Line<I, O> line) {
    if (lines.put(line.name(), line) != null) {
      throw new IllegalArgumentException("twice in the table of " + this.name + ": " + line.name());
    }
    return this;
  }

  public String name() {
    return name;
  }

  /** The line of an operation, by its API name. */
  public Optional<Line<?, ?>> find(String operation) {
    return Optional.ofNullable(lines.get(operation));
  }

  /** All lines, by name. */
  public List<Line<?, ?>> lines() {
    return List.copyOf(lines.values());
  }
}
