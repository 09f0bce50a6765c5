package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings PostgreSQL up on a locked data folder, whatever state an earlier end left it in. */
final class Startup {

  private static final Logger LOG = System.getLogger(Startup.class.getPackageName());

  /** A fast shutdown with a large checkpoint on a slow disk takes this long at most. */
  private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(60);

  /** How long what a killed postmaster left running may take to notice. */
  private static final Duration ORPHANS_PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_PORTS = 5;
  private static final int POLL_MILLIS = 10;

  private final DataFolder folder;
  private final int preferredPort;

  /**
   * @param preferredPort taken if it is free; 0 for none
   */
  Startup(DataFolder folder, int preferredPort) {
    this.folder = folder;
    this.preferredPort = preferredPort;
  }

  Postmaster run() throws IOException, InterruptedException, ServerUnavailableException {
    Binaries binaries = Binaries.provide(folder.path());
    Programs programs = Programs.of(binaries.folder(), folder.path());
    if (folder.isInitialised()) {
      folder.requireMajorVersion(binaries.majorVersion());
    } else {
      folder.initialise(programs);
    }
    return adoptOrLaunch(programs);
  }

  /**
   * The PostgreSQL that a killed JVM left running. A dead one's {@code postmaster.pid} is left to
   * PostgreSQL, which first makes sure that no process of it is still at work.
   */
  private Optional<Postmaster> adopt(Programs programs)
      throws IOException, InterruptedException, ServerUnavailableException {
    Deadline deadline = Deadline.in(PREDECESSOR_PATIENCE);
    while (true) {
      Optional<PostmasterFile> file = PostmasterFile.read(folder.data());
      if (file.isEmpty()) {
        return Optional.empty();
      }
      Optional<ProcessHandle> process = file.get().process();
      if (process.isEmpty()) {
        deleteIfPidWasGivenAway(file.get());
        return Optional.empty();
      }
      if (file.get().isReady()) {
        LOG.log(Level.INFO, "Took over the PostgreSQL left running on {0}", folder.path());
        return Optional.of(new Postmaster(process.get(), file.get().port(), programs));
      }
      if (deadline.passed()) {
        throw new ServerUnavailableException(
            "An earlier PostgreSQL (process "
                + file.get().pid()
                + ") on "
                + folder.path()
                + " is "
                + file.get().status()
                + " and does not finish. See "
                + folder.log()
                + ", or end that process.");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** PostgreSQL would take the stranger with that pid for a living postmaster. */
  private void deleteIfPidWasGivenAway(PostmasterFile file) throws IOException {
    if (ProcessHandle.of(file.pid()).isPresent()) {
      Files.deleteIfExists(PostmasterFile.in(folder.data()));
    }
  }

  private Postmaster adoptOrLaunch(Programs programs)
      throws IOException, InterruptedException, ServerUnavailableException {
    Deadline orphansGone = Deadline.in(ORPHANS_PATIENCE);
    for (int ports = 1; ; ) {
      Optional<Postmaster> running = adopt(programs);
      if (running.isPresent()) {
        return running.get();
      }
      folder.rotateLog();
      int port = freePort(ports == 1 ? preferredPort : 0);
      Process process = programs.startServer(arguments(port), folder.log());
      if (becomesReady(process)) {
        LOG.log(Level.DEBUG, "PostgreSQL started on {0}", folder.path());
        return new Postmaster(process.toHandle(), port, programs);
      }
      String output = Files.readString(folder.log()).strip();
      if (output.contains("could not create any TCP/IP sockets") && ports < MOST_PORTS) {
        ports++;
      } else if (isPredecessorsDoing(output) && !orphansGone.passed()) {
        Thread.sleep(200);
      } else {
        throw new ServerUnavailableException(
            "PostgreSQL did not start on " + folder.path() + ": " + output + Advice.on(output));
      }
    }
  }

  /** A killed PostgreSQL still has a process at work, or one was just starting unseen. */
  private static boolean isPredecessorsDoing(String output) {
    return output.contains("pre-existing shared memory block")
        || output.contains("lock file \"postmaster.pid\" already exists");
  }

  private List<String> arguments(int port) {
    return List.of(
        "-D",
        folder.data().toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "logging_collector=off",
        "-c",
        "log_destination=stderr");
  }

  /**
   * Recovery after a power cut may take minutes, so this waits for as long as the process lives.
   */
  private boolean becomesReady(Process process) throws IOException, InterruptedException {
    while (process.isAlive()) {
      boolean ready =
          PostmasterFile.read(folder.data())
              .filter(file -> file.pid() == process.pid() && file.isReady())
              .isPresent();
      if (ready) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  private static int freePort(int preferred) throws IOException {
    if (preferred != 0 && isFree(preferred)) {
      return preferred;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
