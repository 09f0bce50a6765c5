package io.quietzone.accounts;

/** What a key may be used for. */
public enum Scope {
  /** Rendering, validating, and reading the usage. */
  RENDER("smk_"),
  /** Everything its workspace owns, except making keys. */
  FULL("fqs_live_");

  private final String prefix;

  Scope(String prefix) {
    this.prefix = prefix;
  }

  /** What every raw key of this scope starts with. */
  public String prefix() {
    return prefix;
  }
}
