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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * Access tokens, good for a quarter of an hour. A token says who signed in and to which workspace;
 * what that person may do there is asked of the members, so that it holds at once when it changes.
 */
@Singleton
public class AccessTokens {

  /** How long a token is good. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /** What a token starts with: the base64url of the brace and the quote of its head. */
  public static final String START = "eyJ";

  private static final int MAX_VERIFIED = 10_000;

  private final SigningKeys keys;
  private final Standings standings;
  private final Clock clock;
  private final AccessTokenForm form;
  private final Cache<String, Bearer> verified =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MAX_VERIFIED).build();

  @Inject
  AccessTokens(SigningKeys keys, Standings standings, Clock clock, PublicUrl url) {
    this.keys = keys;
    this.standings = standings;
    this.clock = clock;
    this.form = new AccessTokenForm(url.base());
  }

  /** Sees to it that there is a key to sign with, so that the first who signs in need not wait. */
  public void prepare() {
    keys.prepare();
  }

  /** Makes a token for somebody who has just shown to be the one. */
  String issue(Bearer bearer, Role role) {
    return form.write(bearer, role, keys.signer());
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
    // A signature stays right: it is checked once, and only the time again.
    Bearer bearer = verified.get(sent, token -> form.read(token, keys::find, clock.instant()));
    if (!clock.instant().isBefore(bearer.until())) {
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
}
