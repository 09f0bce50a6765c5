package io.quietzone.liberty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built-in plans and one more, {@code solo}, of a quota that a test chooses. */
final class SoloPlan {

  static final String ID = "solo";

  private SoloPlan() {}

  /** Writes the file of plans into a folder. */
  static Path write(Path folder, int quota) throws IOException {
    return Files.writeString(
        folder.resolve("plans.properties"),
        Files.readString(Installation.unpacked().folder().resolve("plans.properties"))
            + """

            solo.renders-per-month = %d
            solo.overage = refused
            solo.max-inches = 4
            solo.max-dpi = 300
            solo.custom-logo = no
            solo.studio-dialect = no
            solo.max-bulk-items = 100
            solo.max-active-codes = 1
            solo.destination-edits = 1
            solo.scans-per-month = 1
            solo.seats = 1
            solo.webhooks = no
            solo.variants = no
            solo.requests-per-minute = 1000000
            solo.burst = 1000000
            """
                .formatted(quota));
  }
}
