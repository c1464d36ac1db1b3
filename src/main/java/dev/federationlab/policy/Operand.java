package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.policy.Policy.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that a condition compares with: read once, so that asking is cheap. */
interface Operand {

  /** The test that a value of the request has to pass; empty if a variable has no value. */
  Optional<Predicate<String>> test(Context context);

  /** For a reader, with variables replaced. */
  String shown(Context context);

  /** Its variables, and what they stand for; most operands can have none. */
  default Stream<PolicyReading.Variable> variables(Context context) {
    return Stream.empty();
  }

  /** Reads a value as an operator wants it. */
  @FunctionalInterface
  interface Reading {
    Operand read(Json.Scalar value, Version version, Faults faults) throws MalformedPolicyException;
  }

  /** The same text. */
  static Operand exactly(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var template = Template.read(value, version, false, 1, faults);
    return new Templated(template, context -> template.resolve(context).map(glob -> glob::matches));
  }

  /** The same text but for case. */
  static Operand ignoringCase(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var template = Template.read(value, version, false, 1, faults);
    return new Templated(
        template,
        context -> template.resolve(context).map(glob -> glob.toString()::equalsIgnoreCase));
  }

  /** A text with wildcards. */
  static Operand like(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var template = Template.read(value, version, true, 1, faults);
    return new Templated(template, context -> template.resolve(context).map(glob -> glob::matches));
  }

  /** An ARN, each of whose six parts may have wildcards. */
  static Operand arn(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var template = Template.read(value, version, true, Arns.PARTS, faults);
    return new Templated(
        template,
        context -> template.resolveArn(context).map(globs -> arn -> Arns.match(globs, arn)));
  }

  /** A number, compared as wanted says. */
  static Reading number(IntPredicate wanted) {
    return (value, version, faults) -> {
      var number = Values.number(value.text());
      if (number == null) {
        throw faults.syntax("`" + value.text() + "` is no number", value.place());
      }
      return new Fixed(
          value.text(),
          saw -> {
            var other = Values.number(saw);
            return other != null && wanted.test(other.compareTo(number));
          });
    };
  }

  /** A time, compared as wanted says. */
  static Reading date(IntPredicate wanted) {
    return (value, version, faults) -> {
      var time = Values.time(value.text());
      if (time == null) {
        throw faults.syntax(
            "`" + value.text() + "` is no time: neither ISO 8601 nor seconds since 1970",
            value.place());
      }
      return new Fixed(
          value.text(),
          saw -> {
            @Nullable Instant other = Values.time(saw);
            return other != null && wanted.test(other.compareTo(time));
          });
    };
  }

  /** True or false. */
  static Operand truth(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var text = value.text().toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      throw faults.syntax("`" + value.text() + "` is neither true nor false", value.place());
    }
    return new Fixed(text, text::equalsIgnoreCase);
  }

  /** Base64 of bytes. */
  static Operand binary(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var bytes = Values.base64(value.text());
    if (bytes == null) {
      throw faults.syntax("`" + value.text() + "` is no Base64", value.place());
    }
    return new Fixed(
        Base64.getEncoder().encodeToString(bytes), saw -> Arrays.equals(bytes, Values.base64(saw)));
  }

  /** An IP address or a range in CIDR notation. */
  static Operand address(Json.Scalar value, Version version, Faults faults)
      throws MalformedPolicyException {
    var range = AddressRange.read(value.text());
    if (range == null) {
      throw faults.syntax(
          "`" + value.text() + "` is neither an IP address nor a range of them", value.place());
    }
    return new Fixed(value.text(), range::contains);
  }

  /** One whose text may hold variables. */
  record Templated(Template template, Tester tester) implements Operand {
    interface Tester {
      Optional<Predicate<String>> test(Context context);
    }

    @Override
    public Optional<Predicate<String>> test(Context context) {
      return tester.test(context);
    }

    @Override
    public String shown(Context context) {
      return template.shown(context);
    }

    @Override
    public Stream<PolicyReading.Variable> variables(Context context) {
      return template.variables(context);
    }
  }

  /** One that is the same for every request: variables are for string and ARN operators only. */
  record Fixed(String text, Predicate<String> predicate) implements Operand {
    @Override
    public Optional<Predicate<String>> test(Context context) {
      return Optional.of(predicate);
    }

    @Override
    public String shown(Context context) {
      return text;
    }
  }
}
