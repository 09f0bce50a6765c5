package io.quietzone.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * What a feature does about the notices of its topic. One that fails is told that it has missed
 * something, and harms no other: all are told by one thread.
 */
record Listener(Consumer<String> onNotice, Runnable onGap) {

  private static final Logger LOG = System.getLogger(Listener.class.getName());

  void hear(String text) {
    try {
      onNotice.accept(text);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A notice could not be followed", e);
      miss();
    }
  }

  /** Notices may have been missed. */
  void miss() {
    try {
      onGap.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "What may be out of date could not be dropped", e);
    }
  }
}
