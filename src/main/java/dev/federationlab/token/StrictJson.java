package dev.federationlab.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;

/**
 * JSON as tokens may hold it: one object in well-formed UTF-8, no duplicate names at any depth (RFC
 * 7515 §4, RFC 7519 §4), at most 64 deep, nothing after it.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 64;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(40)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private StrictJson() {}

  static Map<String, Object> object(String part, byte[] utf8) throws MalformedTokenException {
    var text = decode(part, utf8);
    int start = 0;
    while (start < text.length() && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (start == text.length() || text.charAt(start) != '{') {
      throw new MalformedTokenException("the " + part + " is not a JSON object");
    }
    try {
      Map<String, Object> object = READER.readValue(text);
      return Collections.unmodifiableMap(object);
    } catch (JsonProcessingException e) {
      throw new MalformedTokenException("the " + part + " is not JSON: " + reason(e));
    }
  }

  private static String decode(String part, byte[] utf8) throws MalformedTokenException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedTokenException("the " + part + " is not UTF-8");
    }
  }

  private static String reason(JsonProcessingException e) {
    var message = e.getOriginalMessage();
    if (message.startsWith("Duplicate")) {
      return "a name occurs twice";
    }
    if (message.contains("nesting depth")) {
      return "it is nested deeper than " + MAX_DEPTH;
    }
    var place = e.getLocation();
    return place == null
        ? "it cannot be read"
        : "unreadable at character " + Math.max(1, place.getCharOffset());
  }
}
