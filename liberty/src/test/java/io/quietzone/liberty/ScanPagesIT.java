package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that visitors see where a code does not lead on at once. */
@ExtendWith(SharedServer.class)
class ScanPagesIT {

  private static final String DESTINATION = "https://example.com/launch";
  private static final String SECRET = "open sesame";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What each page says first, by language; the same as in the application's files of texts. */
  private static final String TITLES =
      """
      unknown.en=There is no such code
      unknown.fr=Ce code n’existe pas
      unknown.de=Diesen Code gibt es nicht
      unknown.es=Este código no existe
      deleted.en=This code is not in use any more
      deleted.fr=Ce code n’est plus utilisé
      deleted.de=Dieser Code ist nicht mehr in Gebrauch
      deleted.es=Este código ya no se usa
      paused.en=This code is not in use at the moment
      paused.fr=Ce code n’est pas utilisé en ce moment
      paused.de=Dieser Code ist zurzeit nicht in Gebrauch
      paused.es=Este código no se usa en este momento
      not_started.en=This code is not in use yet
      not_started.fr=Ce code n’est pas encore utilisé
      not_started.de=Dieser Code ist noch nicht in Gebrauch
      not_started.es=Este código todavía no se usa
      expired.en=This code has expired
      expired.fr=Ce code a expiré
      expired.de=Dieser Code ist abgelaufen
      expired.es=Este código ha caducado
      used_up.en=This code is used up
      used_up.fr=Ce code est épuisé
      used_up.de=Dieser Code ist aufgebraucht
      used_up.es=Este código está agotado
      over_allowance.en=This code takes a break
      over_allowance.fr=Ce code fait une pause
      over_allowance.de=Dieser Code macht eine Pause
      over_allowance.es=Este código se toma un descanso
      locked.en=This code asks for a password
      locked.fr=Ce code demande un mot de passe
      locked.de=Dieser Code verlangt ein Passwort
      locked.es=Este código pide una contraseña
      """;

  private final TestServer server;
  private final ScanCounts counts;
  private final Properties titles = new Properties();

  ScanPagesIT(TestServer server) throws Exception {
    this.server = server;
    this.counts = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "business"));
    titles.load(new StringReader(TITLES));
  }

  /** Why a code does not lead on, and the status that fits. */
  enum Reason {
    UNKNOWN(404),
    DELETED(410),
    PAUSED(410),
    NOT_STARTED(200),
    EXPIRED(410),
    USED_UP(410),
    OVER_ALLOWANCE(200),
    LOCKED(200);

    private final int status;

    Reason(int status) {
      this.status = status;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCodeThatDoesNotLeadOnSaysWhyInTheReadersLanguage(Reason reason) throws Exception {
    String id = codeThatIs(reason);
    for (String language : new String[] {"en", "fr", "de", "es"}) {
      Answer page = get("/q/" + id, language + "-XX," + language + ";q=0.9,it;q=0.5");

      assertIsPage(page, reason.status);
      assertThat(page.header("Content-Language")).isEqualTo(language);
      assertThat(page.header("Vary")).contains("Accept-Language");
      String title = titles.getProperty(name(reason) + "." + language);
      assertThat(page.text())
          .contains("<html lang=\"" + language + "\">", "<title>" + title + "</title>");
      assertThat(get("/r/" + id, language).text()).as("the other dialect's link").contains(title);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', en",
    "it, en",
    "*, en",
    "'it, es;q=0.5, de;q=0.8', de",
    "zh-Hant-TW, en",
    "de_AT, en",
    "';;;q=', en",
    "'fr;q=0', en"
  })
  void whoReadsNoneOfTheLanguagesGetsEnglish(String accepted, String language) throws Exception {
    Answer page = get("/q/nosuchcode", accepted);

    assertIsPage(page, 404);
    assertThat(page.header("Content-Language")).isEqualTo(language);
  }

  @Test
  void theRightPasswordLeadsOnAndIsCountedAndAWrongOneIsNot() throws Exception {
    String id = codeThatIs(Reason.LOCKED);
    assertThat(get("/q/" + id, "en").text())
        .contains("<form method=\"post\">", "type=\"password\" name=\"password\"");

    for (String wrong :
        new String[] {"", "open%20sesame%20", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"}) {
      Answer page = give(id, wrong);
      assertIsPage(page, 403);
      assertThat(page.text()).contains("This is not the password", "<form").doesNotContain("alert");
    }
    Answer answer = give(id, "open%20sesame");

    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(DESTINATION);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.has("Set-Cookie")).isFalse();
    counts.awaitAnalytics(id, 1, 0);
  }

  @Test
  void passwordsCannotBeTriedWithoutEnd() throws Exception {
    String id = codeThatIs(Reason.LOCKED);
    for (int i = 0; i < 10; i++) {
      assertThat(give(id, "guess" + i).status()).isEqualTo(403);
    }

    Answer page = give(id, "open%20sesame");

    assertIsPage(page, 429);
    assertThat(page.text()).contains("Too many tries");
  }

  @ParameterizedTest
  @CsvSource({
    "'', password=%zz",
    "'', password=open%20sesame&a=%zz",
    "?%zz, password=open%20sesame"
  })
  void aFormThatCannotBeReadHasNoPassword(String query, String body) throws Exception {
    String id = codeThatIs(Reason.LOCKED);

    Answer page =
        RawConnection.exchange(
            server.port(),
            "POST /q/%s%s HTTP/1.1\r\n".formatted(id, query)
                + "Host: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body),
            PATIENCE);

    assertThat(page.status()).as(page::toString).isEqualTo(403);
    assertThat(page.text()).contains("This is not the password", "<form");
    assertThat(give(id, "open%20sesame").status()).isEqualTo(302);
  }

  @Test
  void aPasswordIsTakenFromASmallFormOnly() throws Exception {
    String id = codeThatIs(Reason.LOCKED);

    assertThat(give(id, "x".repeat(5000)).status()).isEqualTo(413);
    assertThat(server.api().sendChunked(form(id, "open%20sesame")).status()).isEqualTo(411);
    assertThat(give(counts.code(DESTINATION), "open%20sesame").status())
        .as("nothing to unlock")
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/%s+", "/r/%s+", "/q/%s+/", "/q/%s%%2B"})
  void aPlusShowsWhereACodeLeadsAndIsNotCounted(String link) throws Exception {
    String id = counts.code(DESTINATION + "?a=1&b='x'");

    Answer page = get(link.formatted(id), "en");

    assertIsPage(page, 200);
    assertThat(page.text()).contains("This code leads to", "?a=1&amp;b='x'\">");
    assertThat(server.api().send(Call.get("/q/" + id)).status()).isEqualTo(302);
    counts.awaitAnalytics(id, 1, 0);
  }

  static Stream<Reason> nowhere() {
    return Stream.of(Reason.values()).filter(reason -> reason != Reason.OVER_ALLOWANCE);
  }

  @ParameterizedTest
  @MethodSource("nowhere")
  void aPlusTellsNobodyMoreThanAScanDoes(Reason reason) throws Exception {
    String id = codeThatIs(reason);

    Answer page = get("/q/" + id + "+", "en");

    assertIsPage(page, reason.status);
    assertThat(page.text()).contains(titles.getProperty(name(reason) + ".en"));
    assertThat(page.text()).doesNotContain(DESTINATION);
  }

  private static String name(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** A short id that is found in this state. */
  private String codeThatIs(Reason reason) throws Exception {
    return switch (reason) {
      case UNKNOWN -> "nosuchcode";
      case DELETED -> deleted();
      case PAUSED -> counts.code(DESTINATION, ", \"is_active\": false");
      case NOT_STARTED -> counts.code(DESTINATION, ", \"starts_at\": \"2099-01-01T00:00:00Z\"");
      case EXPIRED -> expired();
      case USED_UP -> usedUp();
      case OVER_ALLOWANCE -> overAllowance();
      case LOCKED -> counts.code(DESTINATION, ", \"password\": \"" + SECRET + "\"");
    };
  }

  private String deleted() throws Exception {
    String id = counts.code(DESTINATION);
    Call delete = Call.of("DELETE", "/api/v1/dynamic/" + id + "/").withKey(counts.key());
    assertThat(server.api().send(delete).status()).isEqualTo(204);
    return id;
  }

  private String expired() throws Exception {
    String id = counts.code(DESTINATION);
    try (Connection connection = server.postgres().connect();
        PreparedStatement expire =
            connection.prepareStatement(
                "update code set expires_at = now() - interval '1 second' where short_id = ?")) {
      expire.setString(1, id);
      assertThat(expire.executeUpdate()).isEqualTo(1);
    }
    return id;
  }

  private String usedUp() throws Exception {
    String id = counts.code(DESTINATION, ", \"max_scans\": 1");
    assertThat(server.api().send(Call.get("/q/" + id)).status()).isEqualTo(302);
    assertThat(server.api().send(Call.get("/q/" + id)).status()).isEqualTo(410);
    return id;
  }

  /** The free plan has 50 scans a month; how many were imported is read again within seconds. */
  private String overAllowance() throws Exception {
    ScanCounts free = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "free"));
    String id = free.code(DESTINATION);
    int led = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (server.api().send(Call.get("/q/" + id)).status() == 302) {
      led++;
      assertThat(System.nanoTime() - end).as("scans that lead on without end").isNegative();
    }
    assertThat(led).isEqualTo(50);
    return id;
  }

  private Answer get(String path, String languages) throws IOException, InterruptedException {
    return server.api().send(Call.get(path).with("Accept-Language", languages));
  }

  private Answer give(String id, String password) throws IOException, InterruptedException {
    return server.api().send(form(id, password));
  }

  private static Call form(String id, String password) {
    return Call.of("POST", "/q/" + id)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .withBody("password=" + password);
  }

  private static void assertIsPage(Answer page, int status) {
    assertThat(page.status()).as(page::toString).isEqualTo(status);
    assertThat(page.header("Content-Type").replace(" ", ""))
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.has("Location")).isFalse();
    assertThat(page.has("Set-Cookie")).isFalse();
    assertThat(page.text()).startsWith("<!doctype html>").doesNotContain("<script");
    assertThat(page.body().length)
        .isEqualTo(page.text().getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(3000);
  }
}
