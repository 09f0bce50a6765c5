package io.quietzone.integrations.postgres;

/**
 * A PostgreSQL that accepts connections, until its process ends.
 *
 * @param port on the loopback interface
 * @param programs that fit it
 */
record Postmaster(ProcessHandle process, int port, Programs programs) {

  boolean isAlive() {
    return process.isAlive();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DataFolder.DATABASE;
  }
}
