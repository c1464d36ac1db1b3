package dev.federationlab.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.decision.Check.Result;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void comesBackFromTheStoreAsItWas() throws JsonProcessingException {
    var check = new Check("rule 1", "a", "b", Result.NO_MATCH, "source", "choice of the role");

    assertThat(read(JSON.writeValueAsString(check))).isEqualTo(check);
  }

  /** Runs that were stored before a rule could fail to match hold true or false. */
  @Test
  void readsWhatWasStoredBeforeThereWereMoreThanTwoResults() throws JsonProcessingException {
    var old =
        "{\"what\": \"key\", \"wanted\": \"a\", \"saw\": \"b\", \"source\": \"RFC\", \"passed\": ";

    assertThat(read(old + "true}")).isEqualTo(Check.passed("key", "a", "b", "RFC"));
    assertThat(read(old + "false}")).isEqualTo(Check.failed("key", "a", "b", "RFC"));
  }

  @Test
  void aRuleThatDidNotMatchNeitherPassedNorFailed() {
    var check = new Check("rule 1", "a", "b", Result.NO_MATCH, "source", null);

    assertThat(check.passed()).isFalse();
    assertThat(check.failed()).isFalse();
  }

  @Test
  void keepsThePhaseThatItHas() {
    var check = Check.passed("key", "a", "b", "RFC").within("login token");

    assertThat(check.within("identity").phase()).isEqualTo("login token");
  }

  private static Check read(String json) throws JsonProcessingException {
    return JSON.readValue(json, Check.class);
  }
}
