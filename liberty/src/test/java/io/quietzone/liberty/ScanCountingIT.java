package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted of scans, and what is kept of who made them. The server trusts this machine. */
@ExtendWith(SharedServer.class)
class ScanCountingIT {

  private static final String DESTINATION = "https://example.com/counted";

  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1";

  private static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0";

  private static final String GERMAN_ADDRESS = "193.99.144.85";
  private static final String AMERICAN_ADDRESS = "2001:4860:4860::8844";

  private final TestServer server;
  private final ScanCounts counts;

  ScanCountingIT(TestServer server) throws Exception {
    this.server = server;
    this.counts = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "business"));
  }

  @Test
  void eachScanIsCountedByWhatItTells() throws Exception {
    String id = counts.code(DESTINATION);
    Call phone =
        Call.get("/q/" + id)
            .with("User-Agent", PHONE)
            .with("Accept-Language", "de-AT,en;q=0.5")
            .with("Referer", "https://News.Example.org/secret/path?who=me")
            .with("X-Forwarded-For", GERMAN_ADDRESS);
    Call laptop =
        Call.get("/r/" + id)
            .with("User-Agent", LAPTOP)
            .with("Accept-Language", "fr")
            .with("X-Forwarded-For", AMERICAN_ADDRESS);

    assertLeads(phone, phone, laptop);

    JsonObject counted = counts.awaitAnalytics(id, 3, 0);
    assertThat(counted.getInt("unique_visitors")).isEqualTo(2);
    Map<String, List<String>> expected =
        Map.of(
            "country", List.of("DE", "US"),
            "device", List.of("mobile", "desktop"),
            "os", List.of("iOS", "Windows"),
            "browser", List.of("Mobile Safari", "Firefox"),
            "referrer", List.of("news.example.org", ""),
            "language", List.of("de", "fr"));
    expected.forEach(
        (dimension, values) -> {
          assertThat(ScanCounts.of(counted, dimension, values.get(0))).as(dimension).isEqualTo(2);
          assertThat(ScanCounts.of(counted, dimension, values.get(1))).as(dimension).isEqualTo(1);
        });
  }

  @Test
  void aTrustedProxyTellsTheCountryAndWhatIsNoneIsLookedUp() throws Exception {
    String id = counts.code(DESTINATION);
    for (String said : List.of("ch", "CHE", "<b", "")) {
      assertLeads(
          Call.get("/q/" + id).with("CF-IPCountry", said).with("X-Forwarded-For", GERMAN_ADDRESS));
    }

    JsonObject counted = counts.awaitAnalytics(id, 4, 0);
    assertThat(ScanCounts.of(counted, "country", "CH")).isEqualTo(1);
    assertThat(ScanCounts.of(counted, "country", "DE")).isEqualTo(3);
  }

  /** What was counted here stays counted although it is not imported, and though that is asked. */
  @Test
  void anAllowanceHoldsWhileTheImportRests() throws Exception {
    ScanCounts free = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "free"));
    String id = free.code(DESTINATION);
    Call scan = Call.get("/q/" + id);

    try (OpenTransaction rest = OpenTransaction.on(server)) {
      rest.run("lock table scan_month in exclusive mode");
      for (int i = 0; i < 50; i++) {
        assertThat(server.api().send(scan).status()).as("scan %s", i + 1).isEqualTo(302);
      }
      assertThat(server.api().send(scan).status()).isNotEqualTo(302);
      // After five seconds the number of imported scans is read again: it is still 0.
      Thread.sleep(5500);
      for (int i = 0; i < 3; i++) {
        assertThat(server.api().send(scan).status()).as("asked again").isNotEqualTo(302);
      }
    }
    free.awaitAnalytics(id, 50, 0);
    assertThat(server.api().send(scan).status()).isNotEqualTo(302);
  }

  /** Whatever else the import writes, nobody who changes a code waits for it. */
  @Test
  void aCodeCanBeChangedWhileItsScansAreImported() throws Exception {
    String id = counts.code(DESTINATION);
    try (OpenTransaction orphans = OpenTransaction.on(server)) {
      orphans.run("lock table orphan_scan in exclusive mode");
      try (OpenTransaction hours = OpenTransaction.on(server)) {
        hours.run("lock table scan_hour in exclusive mode");
        assertLeads(Call.get("/q/" + id));
        hours.awaitWaiter();
        // These will be imported at once.
        assertThat(server.api().send(Call.get("/q/nosuchcode")).status()).isEqualTo(404);
        assertLeads(Call.get("/q/" + id));
      }
      orphans.awaitWaiter();

      counts.patch(id, "{\"name\": \"changed meanwhile\"}");
    }
    counts.awaitAnalytics(id, 2, 0);
    assertThat(counts.scans(id)).isEqualTo(2);
  }

  @Test
  void aDayOfACodeHasTwoThousandReferrersAndTheRestAreOthers() throws Exception {
    String id = counts.code(DESTINATION);
    try (OpenTransaction before = OpenTransaction.on(server)) {
      before.run(
          "insert into scan_day (code_id, day, dimension, value, scans) select c.id, d.day,"
              + " 'REFERRER', 'r' || n || '.example', 0 from code c,"
              + " (values (current_date), (current_date + 1)) as d (day),"
              + " generate_series(1, 1999) as n where c.short_id = ?",
          id);
      before.commit();
    }
    for (String referrer :
        List.of("r7.example", "new-1.example", "new-2.example", "new-3.example", "r7.example")) {
      assertLeads(Call.get("/q/" + id).with("Referer", "https://" + referrer + "/"));
    }

    JsonObject counted = counts.awaitAnalytics(id, 5, 0);
    assertThat(ScanCounts.of(counted, "referrer", "r7.example")).isEqualTo(2);
    assertThat(ScanCounts.of(counted, "referrer", "other")).isEqualTo(2);
    assertThat(ScanCounts.of(counted, "device", "other")).as("of another dimension").isEqualTo(5);
  }

  @Test
  void botsTakeNothingFromAnAllowance() throws Exception {
    ScanCounts free = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "free"));
    String id = free.code(DESTINATION);
    Call byBot = Call.get("/q/" + id).with("User-Agent", "WhatsApp/2.23.20.0");
    Call byPerson = Call.get("/q/" + id).with("User-Agent", PHONE);

    assertLeads(Collections.nCopies(60, byBot).toArray(Call[]::new));
    assertLeads(Collections.nCopies(50, byPerson).toArray(Call[]::new));

    assertThat(server.api().send(byPerson).status()).as("over the allowance").isEqualTo(200);
    assertLeads(byBot);
    free.awaitAnalytics(id, 50, 61);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "WhatsApp/2.23.20.0",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"
      })
  void headAndBotsAreRedirectedCountedApartAndTakeNothingFromAMaximum(String bot) throws Exception {
    String id = counts.code(DESTINATION, ", \"max_scans\": 1");
    Call byBot = Call.get("/q/" + id).with("User-Agent", bot);
    Call head = Call.of("HEAD", "/q/" + id).with("User-Agent", PHONE);

    assertLeads(byBot, head, byBot, head);
    assertLeads(Call.get("/q/" + id).with("User-Agent", PHONE));

    JsonObject counted = counts.awaitAnalytics(id, 1, 4);
    assertThat(counted.getInt("unique_visitors")).isEqualTo(1);
    assertThat(ScanCounts.of(counted, "device", "mobile")).isEqualTo(1);
    assertThat(server.api().send(Call.get("/q/" + id)).status()).as("used up").isEqualTo(410);
  }

  @Test
  void aVisitorKeepsItsVariantAndAllGetTheirShare() throws Exception {
    String id =
        counts.code(
            DESTINATION,
            ", \"variants\": [{\"label\": \"A\", \"destination_url\": \"https://example.com/a\","
                + " \"weight\": 3}, {\"label\": \"B\", \"destination_url\":"
                + " \"https://example.com/b\", \"weight\": 1}]");
    int visitors = 200;
    int ledToA = 0;
    for (int visitor = 0; visitor < visitors; visitor++) {
      Call scan = Call.get("/q/" + id).with("X-Forwarded-For", "198.51.100." + visitor);
      Answer first = server.api().send(scan);
      assertThat(first.has("Set-Cookie")).isFalse();
      assertThat(server.api().send(scan).header("Location")).isEqualTo(first.header("Location"));
      ledToA += first.header("Location").endsWith("/a") ? 1 : 0;
    }

    // Six standard deviations of a binomial distribution to each side.
    assertThat(ledToA).isBetween(113, 187);
    JsonObject counted = counts.awaitAnalytics(id, 2 * visitors, 0);
    assertThat(counted.getInt("unique_visitors")).isEqualTo(visitors);
    assertThat(ScanCounts.of(counted, "variant", "A")).isEqualTo(2 * ledToA);
  }

  @Test
  void noAddressIsInAnyFile() throws Exception {
    String id = counts.code(DESTINATION);
    String wanted = "written-to-the-log-of-the-database";
    for (String address : List.of(GERMAN_ADDRESS, AMERICAN_ADDRESS)) {
      assertLeads(
          Call.get("/q/" + id)
              .with("X-Forwarded-For", address)
              .with("Referer", "https://" + address + "/"));
      server.api().send(Call.get("/q/no-such-code").with("X-Forwarded-For", address));
    }
    for (int i = 0; i < 3; i++) {
      // More than once: the end of a page of that log may stand in the middle of one.
      counts.code(DESTINATION, ", \"tags\": [\"" + wanted + "\"]");
    }
    JsonObject counted = counts.awaitAnalytics(id, 2, 0);
    assertThat(ScanCounts.of(counted, "country", "DE")).isEqualTo(1);
    assertThat(ScanCounts.of(counted, "country", "US")).isEqualTo(1);

    assertThat(filesWith(wanted.getBytes(StandardCharsets.US_ASCII)))
        .as("the search finds what is there")
        .isNotEmpty();
    for (String address : addresses()) {
      assertThat(filesWith(address.getBytes(StandardCharsets.US_ASCII))).as(address).isEmpty();
    }
    // Four bytes of an older address could be there by chance.
    assertThat(filesWith(InetAddress.getByName(AMERICAN_ADDRESS).getAddress())).isEmpty();
    assertThat(String.join("\n", server.console())).doesNotContain(addresses());
  }

  /** As they may be written. */
  private static List<String> addresses() {
    return List.of(GERMAN_ADDRESS, AMERICAN_ADDRESS, "2001:4860:4860:0:0:0:0:8844");
  }

  /** The files of the server's home that hold these bytes. */
  private List<Path> filesWith(byte[] wanted) throws IOException {
    String text = new String(wanted, StandardCharsets.ISO_8859_1);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(server.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (read(file).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // The database and the journal go on: some of their files do not stay.
      return "";
    }
  }

  private void assertLeads(Call... calls) throws IOException, InterruptedException {
    for (Call call : calls) {
      Answer answer = server.api().send(call);
      assertThat(answer.status()).as(answer::toString).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo(DESTINATION);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.has("Set-Cookie")).isFalse();
    }
  }
}
