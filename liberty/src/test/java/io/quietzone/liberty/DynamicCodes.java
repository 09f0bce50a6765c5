package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/**
 * A workspace's dynamic codes through the Agency dialect.
 *
 * @param key of the workspace
 */
record DynamicCodes(TestServer server, String key) {

  static final String PATH = "/api/v1/dynamic/";

  /** Of a workspace that no other test knows, so that lists hold what one test made only. */
  static DynamicCodes ofNewWorkspace(TestServer server) throws Exception {
    return new DynamicCodes(server, TestWorkspace.fullKeyOnPlan(server, "agency"));
  }

  /** The least of a body, with a short id. */
  static String body(String shortId) {
    return "{\"name\": \"x\", \"destination_url\": \"https://example.com/1\", \"short_id\": \""
        + shortId
        + "\"}";
  }

  /** A part of a short id that no other test has. */
  static String unique() {
    return Long.toString(System.nanoTime(), 36);
  }

  JsonObject create(String body) throws Exception {
    Answer answer = send(Call.post(PATH, body));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json();
  }

  JsonObject change(String shortId, String body) throws Exception {
    Answer answer = send(Call.post(PATH + shortId + "/", body).by("PATCH"));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer.json();
  }

  JsonObject read(String shortId) throws Exception {
    return send(Call.get(PATH + shortId + "/")).json();
  }

  Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
