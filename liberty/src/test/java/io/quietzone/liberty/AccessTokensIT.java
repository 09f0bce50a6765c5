package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Access tokens that the server did not make, or not for now. Its signing keys are in the database,
 * and so a test can add one of which it has both halves: what is refused here is refused for its
 * one fault.
 */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessTokensIT {

  private static final Call QRCODES = Call.get("/api/v1/qrcodes");

  private final TestServer server;
  private final String id = "test-" + UUID.randomUUID();
  private final KeyPair known = draw();

  AccessTokensIT(TestServer server) throws Exception {
    this.server = server;
    try (Connection connection = server.postgres().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into signing_key (id, public_key, private_key, signs_from, signs_until)"
                    + " values (?, ?, '', now() - interval '1 hour', now())")) {
      insert.setString(1, id);
      insert.setBytes(2, known.getPublic().getEncoded());
      insert.executeUpdate();
    }
  }

  @AfterAll
  void forget() throws Exception {
    try (OpenTransaction forget = OpenTransaction.on(server)) {
      forget.run("delete from signing_key where id = ?", id).commit();
    }
  }

  @Test
  void whatIsForgedOrOutOfDateIsRefusedInBothDialects() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String[] own = person.access().split("\\.", -1);
    JsonObject claims = json(own[1]);
    String ownId = json(own[0]).getString("kid");
    awaitTaken(person, signed(head(id), claims, known.getPrivate()));

    Map<String, Answer> agency = new LinkedHashMap<>();
    Map<String, Answer> studio = new LinkedHashMap<>();
    for (Map.Entry<String, String> forged : forgeries(own, claims, ownId).entrySet()) {
      String bearer = "Bearer " + forged.getValue();
      agency.put(forged.getKey(), person.send(TestPerson.ME.with("Authorization", bearer)));
      studio.put(forged.getKey(), person.send(QRCODES.with("Authorization", bearer)));
    }

    assertThat(agency).allSatisfy((name, answer) -> assertRefused(answer, 401, "{'detail': ''}"));
    assertThat(studio).allSatisfy((name, answer) -> assertRefused(answer, 401, "{'error': ''}"));
    assertThat(agency.values())
        .allSatisfy(answer -> assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer "));
    assertThat(person.call(TestPerson.ME).status()).as("the own is good").isEqualTo(200);
  }

  private Map<String, String> forgeries(String[] own, JsonObject claims, String ownId)
      throws Exception {
    JsonObject expired = at(claims, Duration.ofMinutes(-16));
    JsonObject longExpired = at(claims, Duration.ofDays(-400));
    JsonObject notYet = at(claims, Duration.ofMinutes(10));
    byte[] der = known.getPublic().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    KeyPair foreign = draw();
    Map<String, String> forgeries = new LinkedHashMap<>();
    forgeries.put("expired", signed(head(id), expired, known.getPrivate()));
    forgeries.put("long expired", signed(head(id), longExpired, known.getPrivate()));
    forgeries.put("not yet good", signed(head(id), notYet, known.getPrivate()));
    forgeries.put("signed by a stranger", signed(head(id), claims, foreign.getPrivate()));
    forgeries.put("a stranger's key", signed(head("k1"), claims, foreign.getPrivate()));
    forgeries.put("another key's name", signed(head(ownId), claims, known.getPrivate()));
    forgeries.put("its own, another key's name", encoded(head(id)) + "." + own[1] + "." + own[2]);
    forgeries.put("alg none", encoded(head("none", id)) + "." + own[1] + ".");
    forgeries.put("alg none, signed", encoded(head("none", id)) + "." + own[1] + "." + own[2]);
    forgeries.put("HS256 by the public key", hmac(claims, der));
    forgeries.put("HS256 by its PEM", hmac(claims, pem.getBytes(StandardCharsets.US_ASCII)));
    return forgeries;
  }

  /** A node reads keys that it does not know once a second at the most. */
  private static void awaitTaken(TestPerson person, String token) throws Exception {
    Call me = TestPerson.ME.with("Authorization", "Bearer " + token);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (person.send(me).status() != 200) {
      assertThat(System.nanoTime() - end).as("a good token is taken").isNegative();
      Thread.sleep(50);
    }
  }

  private String hmac(JsonObject claims, byte[] secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    String content = encoded(head("HS256", id)) + "." + encoded(claims);
    return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The same claims of a token that is made so much later than now, and good as long as any. */
  private static JsonObject at(JsonObject claims, Duration later) {
    long made = Clock.systemUTC().instant().plus(later).getEpochSecond();
    long life = claims.getInt("exp") - (long) claims.getInt("iat");
    return Json.createObjectBuilder(claims)
        .add("iat", made)
        .add("nbf", made)
        .add("exp", made + life)
        .build();
  }

  private static JsonObject head(String id) {
    return head("RS256", id);
  }

  private static JsonObject head(String algorithm, String id) {
    return Json.createObjectBuilder()
        .add("alg", algorithm)
        .add("kid", id)
        .add("typ", "JWT")
        .build();
  }

  private static String signed(JsonObject head, JsonObject claims, PrivateKey key)
      throws Exception {
    String content = encoded(head) + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + encoded(signature.sign());
  }

  private static String encoded(JsonObject part) {
    return encoded(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] part) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
  }

  private static JsonObject json(String part) {
    String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static KeyPair draw() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }
}
