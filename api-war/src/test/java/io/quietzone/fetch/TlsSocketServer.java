package io.quietzone.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** A server on the loopback address that answers a connection by a head that has no end. */
final class TlsSocketServer implements AutoCloseable {

  private final ServerSocket server;

  /**
   * Starts.
   *
   * @param text what follows the status line, and nothing after it for as long as it is open
   */
  TlsSocketServer(SSLContext tls, String text) throws IOException {
    server =
        tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(text), "head without end");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void answer(String text) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      out.write(("HTTP/1.1 200 OK\r\n" + text).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // Until it goes away.
      while (client.getInputStream().read() >= 0) {}
    } catch (IOException e) {
      // It went away.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
