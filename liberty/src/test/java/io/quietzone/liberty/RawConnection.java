package io.quietzone.liberty;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends bytes that no HTTP client would: half a body, or a path that is none. */
final class RawConnection {

  private RawConnection() {}

  /**
   * Sends text, and reads the one answer to it, however long the connection stays open then.
   *
   * @param patience for each part of the answer
   */
  static Answer exchange(int port, String request, Duration patience) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      return exchange(socket, request);
    }
  }

  /** Does the same on a connection that is open already. */
  static Answer exchange(Socket socket, String request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return read(new BufferedInputStream(socket.getInputStream()));
  }

  private static Answer read(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    if (head.isEmpty() || !head.get(0).startsWith("HTTP/1.1 ")) {
      throw new AssertionError("not an answer: " + head);
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    HttpHeaders found = HttpHeaders.of(headers, (name, value) -> true);
    long length = found.firstValueAsLong("Content-Length").orElse(Integer.MAX_VALUE);
    return new Answer(
        Integer.parseInt(head.get(0).substring(9, 12)),
        found,
        in.readNBytes(Math.toIntExact(length)));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
