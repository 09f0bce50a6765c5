package io.quietzone.liberty;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends bytes that no HTTP client would: half a body, or a path that is none. */
final class RawConnection {

  private RawConnection() {}

  /**
   * Sends text, and reads until the server closes the connection.
   *
   * @param patience for each part of the answer
   */
  static Answer exchange(int port, String request, Duration patience) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private static Answer parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    if (!answer.startsWith("HTTP/1.1 ") || end < 0) {
      throw new AssertionError("not an answer: " + answer);
    }
    List<String> head = Arrays.asList(answer.substring(0, end).split("\r\n", -1));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return new Answer(
        Integer.parseInt(head.get(0).substring(9, 12)),
        HttpHeaders.of(headers, (name, value) -> true),
        answer.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
  }
}
