package io.quietzone.usage;

import java.util.OptionalLong;

/**
 * What became of a wish for renders.
 *
 * @param granted how many were taken
 * @param byCredit how many of them were paid with credits
 * @param used of the workspace's quota this month, these included
 * @param usedByKey by the key this month, these included
 * @param reservation its id where it is not for good; empty otherwise
 */
record Taken(long granted, long byCredit, long used, long usedByKey, OptionalLong reservation) {

  /**
   * What one of several requests has got that took renders together: the first as many as were
   * granted have one each, and the first of those have it by credit.
   *
   * @param index of the request, from 0
   */
  Taken share(int index) {
    if (index >= granted) {
      return new Taken(0, 0, used, usedByKey, OptionalLong.empty());
    }
    long after = granted - index - 1;
    long afterByQuota = Math.min(after, granted - byCredit);
    return new Taken(
        1, index < byCredit ? 1 : 0, used - afterByQuota, usedByKey - after, OptionalLong.empty());
  }
}
