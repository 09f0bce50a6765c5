package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/**
 * Somebody who signed up and in, and owns a workspace.
 *
 * @param token the access token
 */
record Person(String token) {

  static Person signedIn(TestServer server) throws Exception {
    String email = UUID.randomUUID() + "@example.com";
    String password = "correct horse " + UUID.randomUUID();
    Answer up =
        server
            .api()
            .send(
                Call.post(
                    "/api/auth/signup/",
                    """
                    {"email": "%s", "password": "%s", "name": "Ada", "workspace": "Test"}
                    """
                        .formatted(email, password)));
    assertThat(up.status()).as(up::toString).isEqualTo(201);
    Answer in =
        server
            .api()
            .send(
                Call.post(
                    "/api/auth/login/",
                    "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password)));
    assertThat(in.status()).as(in::toString).isEqualTo(200);
    return new Person(in.json().getString("access"));
  }

  Call with(Call call) {
    return call.with("Authorization", "Bearer " + token);
  }
}
