package io.quietzone.renderers.proof;

/** A grade of print quality (ISO/IEC 15415, clause 5.2), best first. */
public enum Grade {
  A,
  B,
  C,
  D,
  F;

  /** The grade of a value of which more is better, by the least that A, B, C and D ask for. */
  static Grade atLeast(double value, double a, double b, double c, double d) {
    return value >= a ? A : value >= b ? B : value >= c ? C : value >= d ? D : F;
  }

  /** The grade of a value of which less is better, by the most that A, B, C and D allow. */
  static Grade atMost(double value, double a, double b, double c, double d) {
    return atLeast(-value, -a, -b, -c, -d);
  }

  /** The worse of two. */
  public Grade or(Grade other) {
    return compareTo(other) > 0 ? this : other;
  }
}
