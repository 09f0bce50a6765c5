package io.quietzone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.renderers.spi.ErrorCorrection;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private enum Fruit {
    APPLE,
    PEAR
  }

  @Test
  void rightValuesAreReadAndAbsentOnesReplaced() {
    Fields fields =
        fields(
            "{\"a\": \"x\", \"n\": 1.5, \"i\": 7.0, \"f\": \"pear\", \"l\": \"Q\", \"b\": false}");
    assertThat(fields.requiredText("a")).isEqualTo("x");
    assertThat(fields.requiredNumber("n", 0, 2)).isEqualTo(1.5);
    assertThat(fields.wholeNumber("i", 0, 9, 3)).isEqualTo(7);
    assertThat(fields.wholeNumber("absent", 0, 9, 3)).isEqualTo(3);
    assertThat(fields.choice("f", Fruit.class, Fruit.APPLE)).isEqualTo(Fruit.PEAR);
    assertThat(fields.choice("l", ErrorCorrection.class, ErrorCorrection.M))
        .isEqualTo(ErrorCorrection.Q);
    assertThat(fields.bool("b")).contains(false);
    assertThat(fields.text("absent")).isEmpty();
    fields.check();
    assertThat(fields.ignored()).isEmpty();
  }

  @Test
  void nullCountsAsAbsent() {
    Fields fields = fields("{\"a\": null, \"n\": null}");
    assertThat(fields.text("a")).isEmpty();
    assertThat(fields.wholeNumber("n", 0, 9, 3)).isEqualTo(3);
    fields.check();
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    Fields fields =
        fields(
            "{\"a\": 1, \"n\": \"1\", \"i\": 1.5, \"f\": \"Pear\", \"b\": 0, \"big\": 1e999999}");
    fields.requiredText("a");
    fields.requiredNumber("n", 0, 2);
    fields.requiredNumber("missing", 0.5, 15);
    fields.wholeNumber("i", 0, 9, 3);
    fields.choice("f", Fruit.class, Fruit.APPLE);
    fields.bool("b");
    fields.wholeNumber("big", 0, 9, 3);
    assertThatThrownBy(fields::check)
        .isInstanceOfSatisfying(
            InvalidFields.class,
            refused -> {
              assertThat(refused.findings())
                  .containsEntry("a", constraint("Send a string."))
                  .containsEntry("n", constraint("Send a number from 0 to 2."))
                  .containsEntry(
                      "missing", constraint("This field is required: a number from 0.5 to 15."))
                  .containsEntry("i", constraint("Send a whole number."))
                  .containsEntry("f", constraint("Choose one of: apple, pear."))
                  .containsEntry("b", constraint("Send true or false."))
                  .containsEntry("big", constraint("Ensure this value is at most 9."))
                  .hasSize(7);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.499999999999999999999", "-1", "-1e400"})
  void aNumberBelowTheRangeIsRefusedHoweverCloseOrFar(String number) {
    Fields fields = fields("{\"n\": " + number + "}");
    fields.requiredNumber("n", 0.5, 15);
    assertThatThrownBy(fields::check).hasMessage("n: Ensure this value is at least 0.5.");
  }

  @Test
  void aValueThatItsOwnTypeRefusesIsAJudgement() {
    Fields fields = fields("{\"c\": \"rouge\"}");
    fields.parsed(
        "c",
        text -> {
          throw new IllegalArgumentException("no colour: " + text);
        });
    assertThatThrownBy(fields::check)
        .isInstanceOfSatisfying(
            InvalidFields.class,
            refused ->
                assertThat(refused.findings())
                    .containsEntry("c", new Judgement("no colour: rouge")));
  }

  @Test
  void textLongerThanAllowedIsRefused() {
    Fields fields = fields("{\"a\": \"12345\"}");
    assertThat(fields.text("a", 5)).contains("12345");
    fields.check();
    fields.text("a", 4);
    assertThatThrownBy(fields::check).hasMessageContaining("at most 4");
  }

  @Test
  void whatNobodyReadIsIgnoredAndNamed() {
    Fields fields = fields("{\"color\": \"black\", \"colour\": \"red\", \"zzz\": 1}");
    fields.text("color");
    assertThat(IgnoredField.header(fields.ignored())).isEqualTo("colour;nearest=color, zzz");
  }

  @Test
  void anArrayIsNoObject() {
    assertThatThrownBy(() -> fields("[1]")).hasMessageContaining("JSON object");
  }

  private static Constraint constraint(String message) {
    return new Constraint(List.of(message));
  }

  private static Fields fields(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return new Fields(reader.read());
    }
  }
}
