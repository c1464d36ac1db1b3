package dev.federationlab.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldsTest {
  private static final Place START = new Place("content/x.md", 2);

  @Test
  void readsTextsNumbersListsAndMappings() {
    var fields =
        Fields.read(
            START,
            "title: Two\nminutes: 8\nneeds: [a, b]\nalone: c\nmap:\n  say: x\nlist:\n  - say: y\n");

    assertThat(fields.text("title")).isEqualTo("Two");
    assertThat(fields.number("minutes")).isEqualTo(8);
    assertThat(fields.texts("needs")).containsExactly("a", "b");
    assertThat(fields.texts("alone")).containsExactly("c");
    assertThat(fields.texts("absent")).isEmpty();
    assertThat(fields.mapping("map").text("say")).isEqualTo("x");
    assertThat(fields.mappings("list")).extracting(item -> item.text("say")).containsExactly("y");
    assertThat(fields.mappings("list").get(0).at()).isEqualTo(new Place("content/x.md", 9));
  }

  @Test
  void takesNoForYesAndNoAsTheirWords() {
    // YAML 1.1 read these as booleans; a country code or an answer "no" came out as false.
    assertThat(Fields.read(START, "answer: no").text("answer")).isEqualTo("no");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> Fields.read(START, "a: 1\nb: 2\na: 3"))
        .hasMessage("content/x.md:4: `a` is given twice");
  }

  @Test
  void refusesAKeyThatNobodyKnows() {
    assertThatThrownBy(() -> Fields.read(START, "title: x\nminuts: 8").only("title", "minutes"))
        .hasMessage("content/x.md:3: unknown key `minuts`, known are title, minutes");
  }

  @Test
  void namesTheLineOfAValueOfTheWrongForm() {
    var fields = Fields.read(START, "title: x\nminutes: six\nempty:\nlist: [a]");

    assertThatThrownBy(() -> fields.number("minutes"))
        .hasMessage("content/x.md:3: `minutes` must be a whole number: six");
    assertThatThrownBy(() -> fields.text("empty")).hasMessage("content/x.md:4: `empty` is empty");
    assertThatThrownBy(() -> fields.text("list")).hasMessage("content/x.md:5: `list` must be text");
    assertThatThrownBy(() -> fields.text("absent"))
        .hasMessage("content/x.md:2: `absent` is missing");
  }

  @Test
  void namesTheLineAtWhichItStopsBeingYaml() {
    assertThatThrownBy(() -> Fields.read(START, "title: x\n  bad: [1\n"))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith("content/x.md:3: this is not YAML");
    assertThatThrownBy(() -> Fields.read(START, "just words"))
        .hasMessage("content/x.md:2: this must be lines of `key: value`");
  }
}
