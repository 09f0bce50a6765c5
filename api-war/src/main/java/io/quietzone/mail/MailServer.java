package io.quietzone.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where letters are handed in: {@code smtp://user:password@host:587}, by STARTTLS wherever the
 * server offers it and always with a password, or {@code smtps://…}, by TLS from the start.
 */
record MailServer(
    boolean tls, String host, int port, @Nullable String user, @Nullable String password) {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_BY_TLS = 465;
  private static final String TIMEOUT_MILLIS = "10000";

  /**
   * Reads the setting.
   *
   * @throws IllegalStateException if it is no such address; the message does not repeat it
   */
  static MailServer parse(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    boolean tls = "smtps".equals(uri.getScheme());
    if (uri.getHost() == null || (!tls && !"smtp".equals(uri.getScheme()))) {
      throw wrong();
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? SUBMISSION_BY_TLS : SUBMISSION;
    if (uri.getRawUserInfo() == null) {
      return new MailServer(tls, uri.getHost(), port, null, null);
    }
    String[] credentials = uri.getRawUserInfo().split(":", 2);
    if (credentials.length < 2) {
      throw wrong();
    }
    return new MailServer(
        tls, uri.getHost(), port, decoded(credentials[0]), decoded(credentials[1]));
  }

  /** What Jakarta Mail wants to know. */
  Properties properties() {
    String protocol = tls ? "smtps" : "smtp";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty("mail.transport.protocol.rfc822", protocol);
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "host", host);
    properties.setProperty(prefix + "port", String.valueOf(port));
    properties.setProperty(prefix + "auth", String.valueOf(user != null));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.socketFactory", sockets());
    properties.setProperty(prefix + "starttls.enable", "true");
    // A password never travels in the clear.
    properties.setProperty(prefix + "starttls.required", String.valueOf(user != null && !tls));
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(prefix + wait, TIMEOUT_MILLIS);
    }
    return properties;
  }

  /** Trusts whom Java trusts: the runtime's own default trusts this server's own key only. */
  private static SSLSocketFactory sockets() {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, null, null);
      return tls.getSocketFactory();
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(
        "QUIETZONE_SMTP_URL has to be smtp://host:port or smtps://host:port, with user:password@"
            + " before the host where needed");
  }

  /** Never the password: a record's own {@code toString} would tell it. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
