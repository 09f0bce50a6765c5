package io.quietzone.liberty;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All that a server of the tests sees of the internet. Whatever it connects to outside of this
 * machine leads here, by a setting of every Java machine for SOCKS (RFC 1928), so that its own
 * guard is as it is shipped, and no connection ever leaves loopback. There is one host, with files
 * over https; all others refuse.
 */
final class TestInternet implements AutoCloseable {

  private static final String PASSWORD = "changeit";
  private static final int PATIENCE_MILLIS = 10_000;

  /** Out of a block of anycast relays (RFC 7450): public, and nobody's web server. */
  private static final String HOST = "192.52.193.7";

  private static final int VERSION = 5;
  private static final int IPV4 = 1;
  private static final int HTTPS = 443;
  private static final byte SUCCEEDED = 0;
  private static final byte NOT_ALLOWED = 2;

  private final Path keys;
  private final SSLContext tls;
  private final ServerSocket socket;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private TestInternet(Path keys, SSLContext tls, ServerSocket socket) {
    this.keys = keys;
    this.tls = tls;
    this.socket = socket;
  }

  /** Starts one whose certificate is kept in a folder. */
  static TestInternet start(Path folder) throws IOException, InterruptedException {
    Path keys = Files.createDirectories(folder).resolve("internet.p12");
    makeCertificate(keys);
    try {
      TestInternet internet =
          new TestInternet(
              keys, tls(keys), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      thread(internet::accept);
      return internet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be used", e);
    }
  }

  /** Arguments for the Java machine of a server that is to see this and nothing else. */
  String javaArguments() {
    return String.join(
        " ",
        "-DsocksProxyHost=127.0.0.1",
        "-DsocksProxyPort=" + socket.getLocalPort(),
        "-Djavax.net.ssl.trustStore=" + keys,
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** The address of a file. */
  static String url(String path) {
    return "https://" + HOST + path;
  }

  /** Puts a picture where there may have been another. */
  void put(String path, byte[] png) {
    files.put(path, png);
  }

  void remove(String path) {
    files.remove(path);
  }

  /** How often a file was asked for. */
  int asked(String path) {
    return Collections.frequency(List.copyOf(asked), path);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (true) {
      Socket client;
      try {
        client = socket.accept();
      } catch (IOException e) {
        // It was closed.
        return;
      }
      thread(() -> serve(client));
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(PATIENCE_MILLIS);
      if (connect(new DataInputStream(client.getInputStream()), client.getOutputStream())) {
        try (Socket server =
            tls.getSocketFactory().createSocket(client, (InputStream) null, true)) {
          answer(server);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a client of the internet went away", e);
    }
  }

  /** RFC 1928, sections 3 to 6: without authentication, to the one host. */
  private static boolean connect(DataInputStream in, OutputStream out) throws IOException {
    in.readUnsignedByte();
    in.skipNBytes(in.readUnsignedByte());
    out.write(new byte[] {VERSION, 0});
    in.skipNBytes(3);
    byte[] address = new byte[in.readUnsignedByte() == IPV4 ? 4 : 16];
    in.readFully(address);
    boolean known =
        Arrays.equals(address, InetAddress.getByName(HOST).getAddress())
            && in.readUnsignedShort() == HTTPS;
    out.write(new byte[] {VERSION, known ? SUCCEEDED : NOT_ALLOWED, 0, IPV4, 0, 0, 0, 0, 0, 0});
    out.flush();
    return known;
  }

  private void answer(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    String path = head.toString().split(" ", 3)[1];
    asked.add(path);
    byte[] file = files.get(path);
    OutputStream out = client.getOutputStream();
    out.write(head(file).getBytes(StandardCharsets.US_ASCII));
    out.write(file == null ? new byte[0] : file);
    out.flush();
  }

  private static String head(byte @Nullable [] file) {
    return file == null
        ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        : "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: "
            + file.length
            + "\r\nConnection: close\r\n\r\n";
  }

  private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private static void makeCertificate(Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "internet",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=internet",
                "-ext",
                "san=ip:" + HOST,
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "internet");
    thread.setDaemon(true);
    thread.start();
  }
}
