package dev.federationlab.aws.sts;

import dev.federationlab.aws.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Tags of a session: from the request of AssumeRole, or from a claim of the token (aws-behaviour
 * 2.8).
 *
 * @param transitive keys of tags that stay when the session assumes another role
 */
record SessionTags(Map<String, String> tags, List<String> transitive) {
  static final SessionTags NONE = new SessionTags(Map.of(), List.of());

  private static final String CLAIM = "https://aws.amazon.com/tags";
  private static final int MOST = 50;
  private static final int KEY = 128;
  private static final int VALUE = 256;

  SessionTags {
    var seen = new HashSet<String>();
    for (var tag : tags.entrySet()) {
      if (!seen.add(tag.getKey().toLowerCase(Locale.ROOT))) {
        throw new ServiceException(
            StsError.VALIDATION_ERROR,
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      if (tag.getKey().isEmpty()
          || tag.getKey().length() > KEY
          || tag.getValue().length() > VALUE) {
        throw new ServiceException(
            StsError.VALIDATION_ERROR,
            "Session tags have keys of 1 to "
                + KEY
                + " characters and values of at most "
                + VALUE
                + ".");
      }
      if (tag.getKey().toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw new ServiceException(
            StsError.VALIDATION_ERROR, "Session tag keys must not begin with aws:");
      }
    }
    if (tags.size() > MOST || transitive.size() > MOST) {
      throw new ServiceException(
          StsError.VALIDATION_ERROR, "A session has at most " + MOST + " tags.");
    }
    tags = Map.copyOf(tags);
    transitive = List.copyOf(transitive);
  }

  static SessionTags of(List<Tag> tags, List<String> transitive) {
    var all = new LinkedHashMap<String, String>();
    for (var tag : tags) {
      if (all.put(tag.key(), tag.value()) != null) {
        throw new ServiceException(
            StsError.VALIDATION_ERROR,
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
    }
    return new SessionTags(all, transitive);
  }

  /** The tags in a token's claims; each value is a text or a list of one. */
  static SessionTags ofClaims(Map<String, Object> claims) {
    if (!(claims.get(CLAIM) instanceof Map<?, ?> claim)) {
      return NONE;
    }
    var tags = new LinkedHashMap<String, String>();
    if (claim.get("principal_tags") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> tags.put(String.valueOf(key), text(value)));
    }
    var transitive = new ArrayList<String>();
    if (claim.get("transitive_tag_keys") instanceof List<?> keys) {
      keys.forEach(key -> transitive.add(text(key)));
    }
    return new SessionTags(tags, transitive);
  }

  boolean isEmpty() {
    return tags.isEmpty();
  }

  /** Those that came with a session that assumes another role, and cannot be set anew. */
  SessionTags and(Map<String, String> inherited) {
    if (inherited.isEmpty()) {
      return this;
    }
    var all = new TreeMap<>(tags);
    inherited.forEach(
        (key, value) -> {
          if (all.keySet().stream().anyMatch(key::equalsIgnoreCase)) {
            throw new ServiceException(
                StsError.VALIDATION_ERROR,
                "One of the specified transitive tag keys can't be set because it conflicts with a"
                    + " transitive tag key from the calling session.");
          }
          all.put(key, value);
        });
    var keys = new ArrayList<>(transitive);
    keys.addAll(inherited.keySet());
    return new SessionTags(all, keys);
  }

  /** The condition keys under which a trust policy sees them. */
  Map<String, List<String>> requestKeys() {
    var keys = new TreeMap<String, List<String>>();
    tags.forEach((key, value) -> keys.put("aws:RequestTag/" + key, List.of(value)));
    if (!tags.isEmpty()) {
      keys.put("aws:TagKeys", List.copyOf(tags.keySet()));
    }
    if (!transitive.isEmpty()) {
      keys.put("sts:TransitiveTagKeys", transitive);
    }
    return keys;
  }

  /** How many characters they hold. */
  int length() {
    return tags.entrySet().stream()
        .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
        .sum();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof String text) {
      return text;
    }
    throw new ServiceException(StsError.INVALID_IDENTITY_TOKEN);
  }
}
