package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkBodyTest {

  private static final String CSV = "data,size_inches\nhttps://example.com/1,2\n,3\n";
  private static final String JSON =
      "{\"more\": {\"a\": [1]}, \"items\": [{\"data\": \"https://example.com/1\"}, {}]}";
  private static final String LINES = "{\"data\": \"https://example.com/1\"}\n\n{}\n";

  @Test
  void itemsAreReadInTheirOrder() throws Exception {
    for (String[] each : bodies()) {
      List<String> data = new ArrayList<>();
      read(each[0], each[1], item -> data.add(item.get().text("data").orElse("none")));
      assertThat(data).as(each[0]).containsExactly("https://example.com/1", "none");
    }
  }

  @Test
  void aFaultOfOursIsNotTheBodys() {
    for (String[] each : bodies()) {
      for (RuntimeException ours :
          List.of(new IllegalStateException("ours"), new IllegalArgumentException("ours"))) {
        assertThatThrownBy(
                () ->
                    read(
                        each[0],
                        each[1],
                        item -> {
                          throw ours;
                        }))
            .as(each[0])
            .isSameAs(ours);
      }
    }
  }

  /** What is read of it at once takes many times its bytes. */
  @Test
  void anItemOfManyKibibytesEndsTheBody() {
    String zeros = "[" + "0,".repeat(200_000) + "0]";
    assertRefused("application/json", "{\"items\": [{}, {\"x\": " + zeros + "}]}", "item 1");
    assertRefused("application/json", "{\"x\": " + zeros + ", \"items\": [{}]}", "256 KiB");
    assertRefused(BulkBody.JSON_LINES, "{}\n{\"x\": " + zeros + "}\n", "256 KiB");
    assertRefused(BulkBody.CSV, "data\nx\n\"" + zeros + "\"\n", "256 KiB");
  }

  @Test
  void manyItemsMayBeAsLongTogether() throws Exception {
    List<String> seen = new ArrayList<>();
    read(BulkBody.CSV, "data\n" + "https://example.com/1\n".repeat(50_000), item -> seen.add("x"));
    assertThat(seen).hasSize(50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a\n1,2\n", "a,b\n\"1,2\n", "a,b\n\"1\"x,2\n"})
  void whatIsNoCsvIsRefused(String body) {
    assertRefused(BulkBody.CSV, body, "no CSV");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|no JSON object",
        "{\"items\": [}|not a JSON object",
        "{\"items\": [{\"a\": 01}]}|not a JSON object",
        "{\"items\": [{}]} x|not a JSON object",
        "{\"items\": [{}|not a JSON object",
        "{\"items\": 1}|Send one list",
        "{}|required",
      })
  void whatIsNoJsonIsRefused(String body, String reason) {
    assertRefused(MediaType.APPLICATION_JSON, body, reason);
  }

  private static void assertRefused(String type, String body, String reason) {
    assertThatThrownBy(() -> read(type, body, item -> {}))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(reason);
  }

  private static List<String[]> bodies() {
    return List.of(
        new String[] {BulkBody.CSV, CSV},
        new String[] {MediaType.APPLICATION_JSON, JSON},
        new String[] {BulkBody.JSON_LINES, LINES});
  }

  private static void read(String type, String body, BulkBody.Items items) throws IOException {
    String[] parts = type.split("/", 2);
    BulkBody.read(
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
        new MediaType(parts[0], parts[1]),
        items);
  }
}
