package dev.federationlab.decision;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the deciding party read it.
 *
 * @param kind what part it plays
 * @param name what a reader calls it: {@code "trust policy of WebReader"}
 * @param json its text, as it was stored
 * @param statements what came of each statement, in the order of the text
 * @param variables what its variables stood for in this request, each once, in the order of the
 *     text; none in a policy of a version in which {@code ${…}} is text like any other
 * @param origin where it is kept; absent where it is kept nowhere, as a session policy that was
 *     passed, and where nobody says
 */
public record PolicyReading(
    Kind kind,
    String name,
    String json,
    List<Statement> statements,
    // Absent in runs that were stored before there were any.
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Variable> variables,
    @Nullable Origin origin) {

  /** The parts a policy can play in a decision (IAM User Guide, policy evaluation logic). */
  public enum Kind {
    TRUST,
    IDENTITY,
    RESOURCE,
    SESSION,
    BOUNDARY,
    SERVICE_CONTROL
  }

  public PolicyReading {
    statements = List.copyOf(statements);
    variables = List.copyOf(variables);
  }

  /** Of a policy without variables. */
  public PolicyReading(Kind kind, String name, String json, List<Statement> statements) {
    this(kind, name, json, statements, List.of());
  }

  /** Of a policy of which nobody says where it is kept. */
  public PolicyReading(
      Kind kind, String name, String json, List<Statement> statements, List<Variable> variables) {
    this(kind, name, json, statements, variables, null);
  }

  /**
   * Where a policy is kept, as the API names it.
   *
   * @param arn of the role, bucket or other resource that it belongs to, or of the managed policy
   *     itself
   * @param policyName what an inline policy of a role is called in it; absent for all others
   */
  public record Origin(String arn, @Nullable String policyName) {

    /** Of what has an ARN that leads to one policy only. */
    public static Origin of(String arn) {
      return new Origin(arn, null);
    }
  }

  /**
   * A policy variable.
   *
   * @param written as the policy has it: {@code "${aws:PrincipalTag/team}"}
   * @param value what stood in its place; absent if the request has no value for it, in which case
   *     no statement that uses it applies
   */
  public record Variable(String written, @Nullable String value) {}

  /**
   * One statement held against the request, element by element.
   *
   * @param name its Sid, or {@code "statement 2"}
   * @param effect {@code "Allow"} or {@code "Deny"}
   * @param firstLine the line of {@code json} on which it begins, from 1
   * @param lastLine the line on which it ends, from 1
   * @param applied every element matched
   * @param decisive it settled the answer
   * @param elements the elements in the order Principal, Action, Resource, Condition; {@code
   *     wanted} is the policy's text (variables replaced), {@code saw} the request's
   */
  public record Statement(
      String name,
      String effect,
      int firstLine,
      int lastLine,
      boolean applied,
      boolean decisive,
      List<Check> elements) {
    public Statement {
      elements = List.copyOf(elements);
    }
  }
}
