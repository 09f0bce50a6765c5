package io.quietzone.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quietzone.accounts.Role;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are ours, and all the ways in which one is not. */
class AccessTokenFormTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Bearer BEARER =
      new Bearer("session", "account", "workspace", NOW.plus(AccessTokens.LIFE));

  private static final KeyPair OURS = draw();
  private static final KeyPair THEIRS = draw();
  private static final Map<String, PublicKey> KEYS = Map.of("k1", OURS.getPublic());

  private final AccessTokenForm form = new AccessTokenForm("https://qr.example.com");

  @Test
  void aTokenIsReadAsItWasWritten() {
    String token = form.write(BEARER, Role.EDITOR, new SigningKeys.Signer("k1", OURS.getPrivate()));

    assertThat(read(token, NOW)).isEqualTo(BEARER);
    assertThat(token).startsWith(AccessTokens.START);
  }

  @Test
  void itHasTheClaimsOfMicroProfileJwt() throws Exception {
    String token = form.write(BEARER, Role.EDITOR, new SigningKeys.Signer("k1", OURS.getPrivate()));
    JwtClaims claims = JwtClaims.parse(part(token, 1));

    assertThat(claims.getClaimNames()).contains("iss", "iat", "exp", "jti", "sub", "upn", "groups");
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("editor");
    assertThat(part(token, 0)).contains("\"alg\":\"RS256\"").contains("\"kid\":\"k1\"");
  }

  @Test
  void itIsGoodFromWhenItWasMadeAndForAQuarterOfAnHour() {
    String token = form.write(BEARER, Role.OWNER, new SigningKeys.Signer("k1", OURS.getPrivate()));

    assertThat(read(token, BEARER.until().minusSeconds(1))).isEqualTo(BEARER);
    assertRefused(token, BEARER.until().plusSeconds(AccessTokenForm.CLOCK_SKEW_SECONDS + 1));
    assertRefused(token, NOW.minusSeconds(AccessTokenForm.CLOCK_SKEW_SECONDS + 1));
  }

  /** A token that somebody made up. */
  record Forgery(String name, String token) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Forgery> forgeries() throws Exception {
    String good = signed(claims(), "k1", OURS.getPrivate(), "RS256");
    String[] parts = good.split("\\.", -1);
    Key publicAsSecret = new SecretKeySpec(OURS.getPublic().getEncoded(), "HmacSHA256");
    Key pemAsSecret =
        new SecretKeySpec(
            ("-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(OURS.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII),
            "HmacSHA256");
    JwtClaims otherIssuer = claims();
    otherIssuer.setIssuer("https://evil.example.com");
    JwtClaims otherAudience = claims();
    otherAudience.setAudience("somebody else");
    JwtClaims noAudience = claims();
    noAudience.unsetClaim("aud");
    JwtClaims noEnd = claims();
    noEnd.unsetClaim("exp");
    JwtClaims noSession = claims();
    noSession.unsetClaim("sid");
    JwtClaims noSubject = claims();
    noSubject.unsetClaim("sub");
    JwtClaims numericWorkspace = claims();
    numericWorkspace.setClaim("workspace", 5);
    return Stream.of(
        new Forgery("alg none", head("none") + "." + parts[1] + "."),
        new Forgery("alg none, our signature", head("none") + "." + parts[1] + "." + parts[2]),
        new Forgery("alg None", head("None") + "." + parts[1] + "."),
        new Forgery("HS256 by the public key", signed(claims(), "k1", publicAsSecret, "HS256")),
        new Forgery("HS256 by its PEM", signed(claims(), "k1", pemAsSecret, "HS256")),
        new Forgery("RS512 by our key", signed(claims(), "k1", OURS.getPrivate(), "RS512")),
        new Forgery("PS256 by our key", signed(claims(), "k1", OURS.getPrivate(), "PS256")),
        new Forgery("another key, our kid", signed(claims(), "k1", THEIRS.getPrivate(), "RS256")),
        new Forgery("another kid", signed(claims(), "k2", OURS.getPrivate(), "RS256")),
        new Forgery("a path as kid", signed(claims(), "../k1", OURS.getPrivate(), "RS256")),
        new Forgery("no kid", signed(claims(), null, OURS.getPrivate(), "RS256")),
        new Forgery("its own key", withOwnKey()),
        new Forgery("another issuer", signed(otherIssuer, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("another audience", signed(otherAudience, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("no audience", signed(noAudience, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("no end", signed(noEnd, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("no session", signed(noSession, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("no subject", signed(noSubject, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("a number", signed(numericWorkspace, "k1", OURS.getPrivate(), "RS256")),
        new Forgery("other claims", parts[0] + "." + encoded("{\"sub\":\"x\"}") + "." + parts[2]),
        new Forgery("no signature", parts[0] + "." + parts[1] + "."),
        new Forgery("two parts", parts[0] + "." + parts[1]),
        new Forgery("four parts", good + ".x"),
        new Forgery("five parts", good + ".x.y"),
        new Forgery("cut off", good.substring(0, good.length() - 9)),
        new Forgery("no JSON", encoded("not JSON") + "." + parts[1] + "." + parts[2]),
        new Forgery("nothing", ""),
        new Forgery("letters", "eyJ"),
        new Forgery("very long", "eyJ" + "a".repeat(100_000)));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void nothingElseIsTaken(Forgery forgery) {
    assertRefused(forgery.token(), NOW);
  }

  @Test
  void theTableIsOfForgeriesOfATokenThatIsGood() throws Exception {
    assertThat(read(signed(claims(), "k1", OURS.getPrivate(), "RS256"), NOW)).isEqualTo(BEARER);
  }

  private void assertRefused(String token, Instant now) {
    assertThatExceptionOfType(InvalidAccessToken.class).isThrownBy(() -> read(token, now));
  }

  private Bearer read(String token, Instant now) {
    return form.read(token, id -> Optional.ofNullable(KEYS.get(id)), now);
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://qr.example.com");
    claims.setAudience(AccessTokenForm.AUDIENCE);
    claims.setSubject(BEARER.accountId());
    claims.setStringListClaim("groups", List.of("owner"));
    claims.setClaim("workspace", BEARER.workspaceId());
    claims.setClaim("sid", BEARER.sessionId());
    claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
    claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(BEARER.until().getEpochSecond()));
    return claims;
  }

  private static String signed(JwtClaims claims, @Nullable String kid, Key key, String algorithm)
      throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key);
    if (kid != null) {
      signature.setKeyIdHeaderValue(kid);
    }
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    return signature.getCompactSerialization();
  }

  /** RFC 7515, section 4.1.3: a key in the head of the token itself. */
  private static String withOwnKey() throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims().toJson());
    signature.setKey(THEIRS.getPrivate());
    signature.setAlgorithmHeaderValue("RS256");
    signature.setJwkHeader(new RsaJsonWebKey((RSAPublicKey) THEIRS.getPublic()));
    return signature.getCompactSerialization();
  }

  private static String head(String algorithm) {
    return encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"k1\"}");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String token, int index) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }

  private static KeyPair draw() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
