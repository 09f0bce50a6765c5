package io.quietzone.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Access tokens: JWTs in the form of MicroProfile JWT 2.1, signed by RS256, good for a quarter of
 * an hour. A token says who signed in and to which workspace; what that person may do there is
 * asked of the members, so that it holds at once when it changes.
 */
@Singleton
public class AccessTokens {

  /** How long a token is good. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /** What a token starts with: the base64url of the brace and the quote of its head. */
  public static final String START = "eyJ";

  private static final String AUDIENCE = "quietzone";
  private static final String WORKSPACE = "workspace";
  private static final String SESSION = "sid";

  /** Nodes' clocks may differ by so much. */
  private static final int CLOCK_SKEW_SECONDS = 5;

  /** Ours have about 700 characters. */
  private static final int MAX_LENGTH = 4096;

  private static final int MAX_VERIFIED = 10_000;

  private final SigningKeys keys;
  private final Standings standings;
  private final Clock clock;
  private final String issuer;
  private final Cache<String, Bearer> verified =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MAX_VERIFIED).build();

  @Inject
  AccessTokens(SigningKeys keys, Standings standings, Clock clock, PublicUrl url) {
    this.keys = keys;
    this.standings = standings;
    this.clock = clock;
    this.issuer = url.base();
  }

  /** Makes a token for somebody who has just shown to be the one. */
  String issue(Bearer bearer, Role role) {
    SigningKeys.Signer signer = keys.signer();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setSubject(bearer.accountId());
    claims.setClaim("upn", bearer.accountId());
    claims.setStringListClaim("groups", role.name().toLowerCase(Locale.ROOT));
    claims.setClaim(WORKSPACE, bearer.workspaceId());
    claims.setClaim(SESSION, bearer.sessionId());
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(date(bearer.until().minus(LIFE)));
    claims.setNotBefore(date(bearer.until().minus(LIFE)));
    claims.setExpirationTime(date(bearer.until()));
    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(signer.key());
    signed.setKeyIdHeaderValue(signer.id());
    signed.setHeader("typ", "JWT");
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }

  /**
   * Recognises the person that a token was made for.
   *
   * @throws InvalidAccessToken unless it is a token of ours that is good now, of a sign-in that was
   *     not ended, for a workspace of which the person is still a member
   */
  public Caller.Member authenticate(String sent) {
    return standings.of(bearer(sent)).orElseThrow(InvalidAccessToken::new);
  }

  /**
   * The sign-in that a token belongs to.
   *
   * @throws InvalidAccessToken unless it is a token of ours that is good now
   */
  Bearer bearer(String sent) {
    if (sent.length() > MAX_LENGTH) {
      throw new InvalidAccessToken();
    }
    Bearer bearer = verified.get(sent, this::verify);
    if (!clock.instant().isBefore(bearer.until().plusSeconds(CLOCK_SKEW_SECONDS))) {
      throw new InvalidAccessToken();
    }
    return bearer;
  }

  /**
   * The public keys, for whoever else wants to verify our tokens: a JWK set (RFC 7517, section 5).
   *
   * @return the members of each key
   */
  public List<Map<String, Object>> publicKeys() {
    List<Map<String, Object>> set = new ArrayList<>();
    for (Map.Entry<String, PublicKey> key : keys.all().entrySet()) {
      RsaJsonWebKey written = new RsaJsonWebKey((RSAPublicKey) key.getValue());
      written.setKeyId(key.getKey());
      written.setUse(Use.SIGNATURE);
      written.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      set.add(written.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }
    return set;
  }

  private Bearer verify(String sent) {
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
            .setVerificationKeyResolver((signed, nesting) -> key(signed))
            .setExpectedIssuer(issuer)
            .setExpectedAudience(AUDIENCE)
            .setRequireSubject()
            .setRequireIssuedAt()
            .setRequireNotBefore()
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
            .setEvaluationTime(date(clock.instant()))
            .build();
    try {
      JwtClaims claims = consumer.processToClaims(sent);
      return new Bearer(
          text(claims, SESSION),
          claims.getSubject(),
          text(claims, WORKSPACE),
          Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new InvalidAccessToken();
    }
  }

  private PublicKey key(JsonWebSignature signed) throws UnresolvableKeyException {
    String id = signed.getKeyIdHeaderValue();
    if (id == null) {
      throw new UnresolvableKeyException("the token names no key");
    }
    return keys.find(id).orElseThrow(() -> new UnresolvableKeyException("no such key"));
  }

  private static String text(JwtClaims claims, String name) throws MalformedClaimException {
    String text = claims.getStringClaimValue(name);
    if (text == null) {
      throw new MalformedClaimException("no " + name);
    }
    return text;
  }

  private static NumericDate date(Instant moment) {
    return NumericDate.fromSeconds(moment.getEpochSecond());
  }
}
