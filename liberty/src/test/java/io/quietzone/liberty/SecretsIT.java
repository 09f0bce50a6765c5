package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all the servers of this run have written, looked through after all other tests. */
@ExtendWith(SharedServer.class)
@Order(Integer.MAX_VALUE)
class SecretsIT {

  /**
   * Keys, access tokens, refresh tokens, what letters ask for, the operator's token, what apps of
   * second factors are told, and recovery codes.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:smk_|fqs_live_)[0-9A-Za-z]{36}|eyJ[\\w-]{20,}\\.[\\w-]{20,}|qz[ro]_[\\w-]{20,}"
              + "|[?]token=[\\w-]{20,}|\\$argon2id\\$|BEGIN [A-Z ]*PRIVATE KEY"
              + "|otpauth://|\\b(?:[a-z2-7]{4}-){3}[a-z2-7]{4}\\b");

  private final TestServer server;

  SecretsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void noLogHoldsAKeyOrAPassword() throws Exception {
    for (String key : List.of(server.demoKey(), TestWorkspace.unknownKey())) {
      server.api().send(Call.generate("{").withKey(key));
      server.api().send(Call.get("/api/v1/nothing/" + "?key=1").withKey(key));
    }
    TestPerson person = TestPerson.owner(server, "free");
    person.call(Call.get("/api/v1/nothing/?token=" + person.access()));
    person.send(Call.get("/api/auth/me/").with("Authorization", "Bearer " + person.access() + "x"));
    tryASecondFactor(person);
    List<String> found = new ArrayList<>();
    int logs = 0;
    for (Path home : homes()) {
      List<String> passwords = passwords(home);
      for (Path log : logs(home)) {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        logs++;
        Matcher keys = SECRET.matcher(text);
        if (keys.find() || passwords.stream().anyMatch(text::contains)) {
          found.add(log.toString());
        }
      }
    }

    assertThat(found).isEmpty();
    assertThat(logs).as("logs looked through").isGreaterThanOrEqualTo(2);
  }

  /** Right and wrong, in bodies that are none, and in paths. */
  private void tryASecondFactor(TestPerson person) throws Exception {
    person.verify();
    TestFactor factor = TestFactor.setUp(person);
    List<String> codes = factor.turnOn();
    assertThat(person.tryToSignIn("otp", codes.get(0)).status()).isEqualTo(200);
    assertThat(person.tryToSignIn("otp", codes.get(0)).status()).isEqualTo(401);
    person.call(Call.post("/api/auth/totp/disable/", "{\"otp\": \"" + codes.get(1) + "\""));
    person.call(Call.get("/api/auth/totp/" + codes.get(2) + "?secret=" + factor.secret()));
  }

  private static List<Path> homes() throws IOException {
    try (Stream<Path> homes = Files.list(Installation.homes())) {
      return homes.filter(home -> Files.isDirectory(home.resolve("logs"))).toList();
    }
  }

  private List<String> passwords(Path home) throws IOException, InterruptedException {
    // Those of accounts, and of the database and the key stores.
    List<String> passwords = new ArrayList<>(List.of(TestPerson.PASSWORD, server.demoPassword()));
    passwords.addAll(TestFactor.seen());
    for (String file :
        new String[] {
          "keys/tls.password",
          "keys/secret",
          "keys/operator-token",
          "database/data/quietzone.password"
        }) {
      if (Files.exists(home.resolve(file))) {
        passwords.add(Files.readString(home.resolve(file)).strip());
      }
    }
    assertThat(passwords).as("passwords of " + home).isNotEmpty().noneMatch(String::isEmpty);
    return passwords;
  }

  private static List<Path> logs(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  file.startsWith(home.resolve("logs"))
                      || file.getFileName().toString().contains(".log"))
          .toList();
    }
  }
}
