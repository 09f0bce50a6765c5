package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a workspace's dynamic codes through the Agency dialect. */
@ExtendWith(SharedServer.class)
class DynamicListIT {

  private final TestServer server;
  private final DynamicCodes codes;

  DynamicListIT(TestServer server) throws Exception {
    this.server = server;
    this.codes = DynamicCodes.ofNewWorkspace(server);
  }

  @Test
  void theListIsPagedFilteredAndOrdered() throws Exception {
    String first = named("Alpha poster", "\"tags\": [\"print\", \"x\"]");
    String second = named("Beta flyer", "\"tags\": [\"print\"], \"is_active\": false");
    String third = named("gamma", "\"archived\": true");

    JsonObject all = codes.send(Call.get(DynamicCodes.PATH)).json();
    assertThat(all.keySet()).containsExactly("count", "next", "previous", "results");
    assertThat(names(all)).containsExactly(second, first);
    assertThat(names("?archived=all&ordering=name")).containsExactly(first, second, third);
    assertThat(names("?archived=true")).containsExactly(third);
    assertThat(names("?tag=print&ordering=created_at")).containsExactly(first, second);
    assertThat(names("?tag=x")).containsExactly(first);
    assertThat(names("?is_active=true")).containsExactly(first);
    assertThat(names("?search=POST+alph")).containsExactly(first);
    assertThat(names("?search=example.com")).containsExactly(second, first);
    assertThat(names("?search=oster")).isEmpty();
    assertThat(names("?search=%27%3A%2A%26%21%5C")).isEmpty();
    JsonObject page =
        codes.send(Call.get(DynamicCodes.PATH + "?tag=print&page=2&page_size=1")).json();
    assertThat(page.get("count")).hasToString("2");
    assertThat(page.get("next")).isEqualTo(JsonValue.NULL);
    assertThat(page.getString("previous"))
        .isEqualTo(server.address() + DynamicCodes.PATH + "?tag=print&page=1&page_size=1");
    assertThat(names(page)).containsExactly(first);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, page",
    "page_size=101, page_size",
    "ordering=random, ordering",
    "archived=maybe, archived",
    "is_active=1, is_active"
  })
  void aListThatCannotBeMeantIsRefused(String query, String field) throws Exception {
    assertRefused(
        codes.send(Call.get(DynamicCodes.PATH + "?" + query)), 400, "{'" + field + "': ['']}");
  }

  private String named(String name, String members) throws Exception {
    return codes
        .create(
            "{\"name\": \""
                + name
                + "\", \"destination_url\": \"https://example.com\", "
                + members
                + "}")
        .getString("name");
  }

  private List<String> names(String query) throws Exception {
    return names(codes.send(Call.get(DynamicCodes.PATH + query)).json());
  }

  private static List<String> names(JsonObject list) {
    return list.getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(code -> code.getString("name"))
        .toList();
  }
}
