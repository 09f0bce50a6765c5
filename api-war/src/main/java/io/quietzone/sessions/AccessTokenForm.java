package io.quietzone.sessions;

import io.quietzone.accounts.Role;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
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
 * How an access token is written and read: a JWT (RFC 7519) with the claims of MicroProfile JWT
 * 2.1, signed by RS256. No other algorithm is taken, whatever a token says of itself (RFC 8725,
 * section 3.1).
 *
 * @param issuer who makes the tokens, and takes no others: this server's public address
 */
record AccessTokenForm(String issuer) {

  static final String AUDIENCE = "quietzone";

  /** Nodes' clocks may differ by so much. */
  static final int CLOCK_SKEW_SECONDS = 5;

  private static final String WORKSPACE = "workspace";
  private static final String SESSION = "sid";

  /** Ours have about 800 characters. */
  private static final int MAX_LENGTH = 4096;

  String write(Bearer bearer, Role role, SigningKeys.Signer signer) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setSubject(bearer.accountId());
    claims.setClaim("upn", bearer.accountId());
    claims.setStringListClaim("groups", role.name().toLowerCase(Locale.ROOT));
    claims.setClaim(WORKSPACE, bearer.workspaceId());
    claims.setClaim(SESSION, bearer.sessionId());
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(date(bearer.until().minus(AccessTokens.LIFE)));
    claims.setNotBefore(date(bearer.until().minus(AccessTokens.LIFE)));
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
   * Reads a token.
   *
   * @param keys finds a public key by its id
   * @throws InvalidAccessToken unless one of the keys signed it, and it is good now
   */
  Bearer read(String sent, Function<String, Optional<PublicKey>> keys, Instant now) {
    if (sent.length() > MAX_LENGTH) {
      throw new InvalidAccessToken();
    }
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
            .setVerificationKeyResolver((signed, nesting) -> key(signed, keys))
            .setExpectedIssuer(issuer)
            .setExpectedAudience(AUDIENCE)
            .setRequireSubject()
            .setRequireIssuedAt()
            .setRequireNotBefore()
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
            .setEvaluationTime(date(now))
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

  private static PublicKey key(JsonWebSignature signed, Function<String, Optional<PublicKey>> keys)
      throws UnresolvableKeyException {
    String id = signed.getKeyIdHeaderValue();
    if (id == null) {
      throw new UnresolvableKeyException("the token names no key");
    }
    return keys.apply(id).orElseThrow(() -> new UnresolvableKeyException("no such key"));
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
