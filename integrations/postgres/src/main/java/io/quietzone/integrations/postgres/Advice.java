package io.quietzone.integrations.postgres;

/** What to do about the failures of PostgreSQL's programs that have a cause outside of it. */
final class Advice {

  static final String ON_ROOT =
      "PostgreSQL does not run as root, and root may make no user namespace here (unshare -U). Run"
          + " this server as an ordinary user, or allow user namespaces, or use a PostgreSQL server"
          + " of your own with a jdbc:postgresql URL.";

  private Advice() {}

  /** A sentence to append to the program's own words, on a line of its own; empty if none fits. */
  static String on(String output) {
    if (output.contains("unshare failed")) {
      return "\n" + ON_ROOT;
    }
    if (output.contains("could not look up effective user ID")) {
      return "\nGive the user this server runs as a line in /etc/passwd.";
    }
    if (output.contains("GLIBC") || output.contains("error while loading shared libraries")) {
      return "\nThe bundled PostgreSQL does not fit this system's C library: use a newer"
          + " system, or a PostgreSQL server of your own with a jdbc:postgresql URL.";
    }
    if (output.contains("Permission denied") || output.contains("could not access directory")) {
      return "\nThe user this server runs as must own the data folder and be able to"
          + " enter every folder above it"
          + (Machine.isRoot() ? "; root does so here without its privileges." : ".");
    }
    if (output.contains("No space left")) {
      return "\nFree some disk space.";
    }
    return "";
  }
}
