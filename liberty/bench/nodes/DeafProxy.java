import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands between a server and its PostgreSQL, and cuts every connection that asks to LISTEN for as
 * long as a file is there: {@code java DeafProxy.java <port> <PostgreSQL's port> <file>}.
 */
final class DeafProxy {

  private static final String LISTEN = "listen quietzone";
  private static final int BUFFER = 1 << 16;

  private DeafProxy() {}

  public static void main(String[] arguments) throws IOException {
    int target = Integer.parseInt(arguments[1]);
    Path deaf = Path.of(arguments[2]);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[0]), 50, loopback)) {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(loopback, target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> pass(client, server, deaf));
        start(() -> pass(server, client, deaf));
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  /** Hands on what comes, until one side ends or says what it must not while the file is there. */
  private static void pass(Socket from, Socket to, Path deaf) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String said = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        if (said.contains(LISTEN) && Files.exists(deaf)) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // Both sides are closed, and see it.
    }
  }
}
