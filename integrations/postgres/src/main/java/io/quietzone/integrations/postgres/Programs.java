package io.quietzone.integrations.postgres;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs PostgreSQL's programs, apart from the environment that happened to start the JVM. */
final class Programs {

  /** Nothing else is handed on: a server's environment holds secrets and settings (PG*, LC_*). */
  private static final Set<String> KEPT_VARIABLES =
      Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

  private final Path binaries;
  private final Path workingFolder;
  private final List<String> withoutRoot;

  private Programs(Path binaries, Path workingFolder, List<String> withoutRoot) {
    this.binaries = binaries;
    this.workingFolder = workingFolder;
    this.withoutRoot = withoutRoot;
  }

  static Programs of(Path binaries, Path workingFolder) throws ServerUnavailableException {
    return new Programs(
        binaries, workingFolder, Machine.isRoot() ? userNamespace() : List.<String>of());
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private static List<String> userNamespace() throws ServerUnavailableException {
    Path unshare =
        Machine.program("unshare")
            .orElseThrow(() -> new ServerUnavailableException(Advice.ON_ROOT));
    return List.of(unshare.toString(), "-U");
  }

  /**
   * Starts the postmaster as a child of this JVM, which therefore sees its end even where no init
   * process reaps, but in a session of its own: Ctrl-C in a terminal must not stop it before the
   * application is done with it.
   */
  Process startServer(List<String> arguments, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    Machine.program("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(command("postgres", arguments));
    return builder(command).redirectOutput(Redirect.appendTo(log.toFile())).start();
  }

  /**
   * Runs a program to its end.
   *
   * @param input what it reads; small
   * @throws ServerUnavailableException with all it said, if it failed
   */
  void run(String program, List<String> arguments, String input)
      throws IOException, InterruptedException, ServerUnavailableException {
    Process process = builder(command(program, arguments)).redirectInput(Redirect.PIPE).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit code and its output say why.
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new ServerUnavailableException(
          "PostgreSQL's program "
              + program
              + " failed in "
              + workingFolder
              + ": "
              + output
              + Advice.on(output));
    }
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(withoutRoot);
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(KEPT_VARIABLES);
    environment.put("LC_ALL", "C");
    return builder;
  }
}
