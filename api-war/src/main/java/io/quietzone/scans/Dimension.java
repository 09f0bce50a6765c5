package io.quietzone.scans;

/** What scans are told apart by. The names are stored. */
public enum Dimension {
  COUNTRY,
  DEVICE,
  OS,
  BROWSER,
  REFERRER,
  LANGUAGE,
  VARIANT
}
