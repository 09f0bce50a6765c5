package io.quietzone.renderers.symbol;

/** The versions whose character counts are equally long (ISO/IEC 18004, table 3). */
enum VersionRange {
  SMALL(1, 9),
  MEDIUM(10, 26),
  LARGE(27, 40);

  private final int first;
  private final int last;

  VersionRange(int first, int last) {
    this.first = first;
    this.last = last;
  }

  static VersionRange of(int version) {
    return version <= SMALL.last ? SMALL : version <= MEDIUM.last ? MEDIUM : LARGE;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }
}
