import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Edits a code's destination on one node after the other, and scans it on all of them until each
 * leads to the new one.
 *
 * <p>{@code java EditProbe.java <edits> <pause between scans in milliseconds at the most> <short id>
 * <key> <port>...} prints three numbers, in milliseconds since the edit was answered: when the last
 * node led to the new destination, at the 99th percentile of all edits and at the most; and when a
 * node led to the old one for the last time, at the most.
 */
final class EditProbe {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final Random random = new Random(3);
  private final int pauseMillis;
  private final String id;
  private final String key;

  private EditProbe(int pauseMillis, String id, String key) {
    this.pauseMillis = pauseMillis;
    this.id = id;
    this.key = key;
  }

  /** What a node did after an edit, in nanoseconds since: its last old answer, its first new one. */
  private record Change(long lastOld, long firstNew) {}

  public static void main(String[] arguments) throws Exception {
    int edits = Integer.parseInt(arguments[0]);
    List<String> ports = Arrays.asList(arguments).subList(4, arguments.length);
    EditProbe probe = new EditProbe(Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
    long[] live = new long[edits];
    long lastOld = 0;
    ExecutorService phones = Executors.newFixedThreadPool(ports.size());
    for (int edit = 0; edit < edits; edit++) {
      String url = "https://example.com/edit/" + System.nanoTime();
      for (String port : ports) {
        probe.scan(port);
      }
      probe.edit(ports.get(edit % ports.size()), url);
      long start = System.nanoTime();
      List<Callable<Change>> watches = new ArrayList<>();
      for (String port : ports) {
        watches.add(() -> probe.watch(port, url, start));
      }
      for (Future<Change> change : phones.invokeAll(watches)) {
        live[edit] = Math.max(live[edit], change.get().firstNew());
        lastOld = Math.max(lastOld, change.get().lastOld());
      }
    }
    phones.shutdown();
    Arrays.sort(live);
    int place = (int) Math.ceil(0.99 * edits) - 1;
    System.out.println(millis(live[place]) + " " + millis(live[edits - 1]) + " " + millis(lastOld));
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private Change watch(String port, String url, long start) throws Exception {
    long lastOld = 0;
    while (!scan(port).equals(url)) {
      lastOld = System.nanoTime() - start;
      if (lastOld > PATIENCE) {
        throw new IllegalStateException("the node at " + port + " never heard of an edit");
      }
      if (pauseMillis > 0) {
        Thread.sleep(random.nextInt(pauseMillis));
      }
    }
    return new Change(lastOld, System.nanoTime() - start);
  }

  private String scan(String port) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        CLIENT.send(request(port, "/q/" + id).build(), BodyHandlers.discarding());
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new IllegalStateException("a scan was answered " + answer));
  }

  private void edit(String port, String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            request(port, "/api/v1/dynamic/" + id + "/")
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .method(
                    "PATCH", BodyPublishers.ofString("{\"destination_url\": \"" + url + "\"}"))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("an edit was answered " + answer + ": " + answer.body());
    }
  }

  private static HttpRequest.Builder request(String port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
