package io.quietzone.fetch;

import io.quietzone.shares.TooManyAtOnce;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over https from the public internet: nothing private is ever connected to, a host
 * is resolved once for each connection, and size, time and type are bounded. It keeps no cookies,
 * uses no proxy, and unpacks nothing.
 */
@Singleton
public class Fetcher {

  /** The largest file that is fetched, in bytes. */
  static final int MAX_BYTES = 5 * 1024 * 1024;

  /** How long a file is waited for, at the most. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MAX_REDIRECTS = 3;

  /** Of the head of an answer, as web servers do not exceed them; without them it has no end. */
  private static final Http1Config HEAD_LIMITS =
      Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

  /** How many fetches run at once, those included that are given up and still look for a host. */
  static final int THREADS = 32;

  private static final String USER_AGENT = "Quietzone";

  private final CloseableHttpClient client;
  private final ThreadPoolExecutor threads;

  /** Fetches from whatever the system's own resolver and certificates lead to. */
  @Inject
  public Fetcher() {
    this(
        SystemDefaultDnsResolver.INSTANCE,
        PublicAddresses::contain,
        DefaultClientTlsStrategy.createDefault());
  }

  Fetcher(DnsResolver names, Predicate<InetAddress> isPublic, TlsSocketStrategy tls) {
    Timeout patience = Timeout.of(PATIENCE);
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedResolver(names, isPublic))
                    .setTlsSocketStrategy(tls)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(HEAD_LIMITS)
                            .build())
                    .setMaxConnTotal(THREADS)
                    .setMaxConnPerRoute(THREADS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(patience)
                            .setSocketTimeout(patience)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(patience)
                    .setResponseTimeout(patience)
                    .build())
            .setUserAgent(USER_AGENT)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            // A connection that is used again was resolved for another request.
            .setConnectionReuseStrategy((request, response, context) -> false)
            .build();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "fetch");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  /**
   * Fetches a picture.
   *
   * @param url as the caller wrote it
   * @param patience how long it is waited for: what is left of 5 s
   * @param done run when no thread works on it any more, which may be long after it was given up: a
   *     host is looked for until its name servers answer
   * @return its bytes, at most 5 MiB, of whatever kind its server says is a picture
   * @throws UnfetchableException if it is not allowed or does not come in time
   * @throws TooManyAtOnce if so much is being fetched that it cannot be tried
   */
  public byte[] picture(String url, Duration patience, Runnable done) throws UnfetchableException {
    Attempt attempt;
    FutureTask<byte[]> result;
    boolean begun = false;
    try {
      attempt = new Attempt(WebAddress.parse(url));
      result = new FutureTask<>(attempt::follow);
      begin(result, done);
      begun = true;
    } finally {
      if (!begun) {
        done.run();
      }
    }
    try {
      return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnfetchableException(
          "It did not come within " + PATIENCE.toSeconds() + " seconds.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnfetchableException("The server is stopping.");
    } catch (ExecutionException e) {
      throw explained(e.getCause());
    } finally {
      attempt.cancel();
      result.cancel(true);
    }
  }

  private void begin(Runnable fetch, Runnable done) {
    try {
      threads.execute(
          () -> {
            try {
              fetch.run();
            } finally {
              done.run();
            }
          });
    } catch (RejectedExecutionException e) {
      throw new TooManyAtOnce("Too much is being fetched at this moment. Try again shortly.");
    }
  }

  private static UnfetchableException explained(@Nullable Throwable cause) {
    if (cause instanceof UnfetchableException unfetchable) {
      return unfetchable;
    }
    if (cause instanceof GuardedResolver.NotPublicException refused) {
      return new UnfetchableException(String.valueOf(refused.getMessage()));
    }
    if (cause instanceof UnknownHostException) {
      return new UnfetchableException("Its host is not known.");
    }
    if (cause instanceof IOException) {
      return new UnfetchableException("Its server does not answer as it should.");
    }
    throw new IllegalStateException("a fetch failed", cause);
  }

  /** One fetch, with the redirects it follows. */
  private final class Attempt {

    private WebAddress address;
    private volatile @Nullable HttpGet request;
    private volatile boolean cancelled;

    Attempt(WebAddress address) {
      this.address = address;
    }

    void cancel() {
      cancelled = true;
      HttpGet running = request;
      if (running != null) {
        running.cancel();
      }
    }

    byte[] follow() throws IOException, UnfetchableException {
      for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        HttpGet get = new HttpGet(address.uri());
        get.setHeader(HttpHeaders.ACCEPT, "image/*");
        request = get;
        if (cancelled) {
          break;
        }
        byte[] file = answer(get);
        if (file != null) {
          return file;
        }
      }
      throw new UnfetchableException("It is redirected more than " + MAX_REDIRECTS + " times.");
    }

    /** Returns the file, or null where the address has become another. */
    private byte @Nullable [] answer(HttpGet get) throws IOException, UnfetchableException {
      try {
        ClassicHttpResponse response = client.executeOpen(null, get, null);
        if (!isRedirect(response.getCode())) {
          return file(response);
        }
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (location == null) {
          throw new UnfetchableException("It is redirected to nowhere.");
        }
        address = address.redirected(location.getValue());
        return null;
      } finally {
        // Closes the connection. To close the response instead would read it to its end, and some
        // have none.
        get.cancel();
      }
    }
  }

  private static boolean isRedirect(int status) {
    return status == HttpStatus.SC_MOVED_PERMANENTLY
        || status == HttpStatus.SC_MOVED_TEMPORARILY
        || status == HttpStatus.SC_SEE_OTHER
        || status == HttpStatus.SC_TEMPORARY_REDIRECT
        || status == HttpStatus.SC_PERMANENT_REDIRECT;
  }

  private static byte[] file(ClassicHttpResponse response)
      throws IOException, UnfetchableException {
    if (response.getCode() != HttpStatus.SC_OK) {
      throw new UnfetchableException("Its server answers " + response.getCode() + ", not 200.");
    }
    HttpEntity entity = response.getEntity();
    String type = entity == null ? null : entity.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("image/")) {
      throw new UnfetchableException("Its server does not call it a picture (image/…).");
    }
    if (entity.getContentEncoding() != null) {
      throw new UnfetchableException("It comes packed, which was not asked for.");
    }
    if (entity.getContentLength() > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] file = entity.getContent().readNBytes(MAX_BYTES + 1);
    if (file.length > MAX_BYTES) {
      throw tooLarge();
    }
    return file;
  }

  private static UnfetchableException tooLarge() {
    return new UnfetchableException("It is larger than " + MAX_BYTES / 1024 / 1024 + " MiB.");
  }
}
