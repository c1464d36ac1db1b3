package dev.federationlab.aws.userpools.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.userpools.login.LocalSignIn.Challenge;
import dev.federationlab.oauth.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between the challenges of the API and the fields of a form. */
final class ChallengeForm {
  static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";
  private static final String ATTRIBUTE = "userAttributes.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ChallengeForm() {}

  /** {@code ChallengeResponses} as a form brings them. */
  static Map<String, String> answers(String name, String username, Parameters form) {
    var answers = new LinkedHashMap<String, String>();
    answers.put("USERNAME", username);
    if (name.equals(NEW_PASSWORD)) {
      answers.put("NEW_PASSWORD", form.get("new_password"));
      asked(form).forEach(one -> answers.put(ATTRIBUTE + one.name(), form.get(one.field())));
    } else {
      answers.put(name + "_CODE", form.get("code").strip());
    }
    return answers;
  }

  /** The attributes that a form had fields for. */
  static List<Attribute> asked(Parameters form) {
    return form.values().keySet().stream()
        .filter(field -> field.startsWith("user."))
        .map(field -> new Attribute(field.substring("user.".length())))
        .toList();
  }

  /** Required attributes without a value: a JSON list within a text. */
  static List<Attribute> missing(Challenge challenge) {
    var attributes = new ArrayList<Attribute>();
    try {
      var list = challenge.parameters().getOrDefault("requiredAttributes", "[]");
      for (var one : JSON.readValue(list, String[].class)) {
        attributes.add(
            new Attribute(one.startsWith(ATTRIBUTE) ? one.substring(ATTRIBUTE.length()) : one));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a challenge of our own cannot be read", e);
    }
    return attributes;
  }
}
