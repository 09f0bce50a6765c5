package io.quietzone.scans;

import io.quietzone.codes.LiveCode;

/** What becomes of a scan. */
public sealed interface Outcome {

  /**
   * It leads to a destination, and is to be recorded.
   *
   * @param time when it was, in milliseconds since 1970, UTC
   * @param variant the label of the variant; empty where the code has none
   */
  record Leads(LiveCode code, String url, String variant, long time) implements Outcome {}

  /** It leads nowhere at the moment, or not any more. */
  record Closed(LiveCode.State state) implements Outcome {}

  /** It leads on for who knows the password. */
  record Locked() implements Outcome {}

  /** The password is not the code's. */
  record WrongPassword() implements Outcome {}

  /** Passwords were tried too often; whether this one is right was not looked at. */
  record TooManyTries() implements Outcome {}

  /** It leads nowhere until next month: its workspace has had the scans of its plan. */
  record OverAllowance() implements Outcome {}

  /** There never was such a code. */
  record Unknown() implements Outcome {}
}
