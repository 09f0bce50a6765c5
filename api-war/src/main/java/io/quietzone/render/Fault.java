package io.quietzone.render;

import io.quietzone.renderers.proof.Decoder;
import java.util.Locale;

/**
 * What keeps a picture from being read.
 *
 * @param text the beginning of a sentence, for the caller
 */
record Fault(String text) {

  static final Fault COVERED = new Fault("Too much of the symbol is covered to be read");

  static final Fault FAINT = new Fault("The modules are too much like the background to be read");

  static Fault unread(Decoder decoder) {
    return new Fault(
        "A reader (" + decoder.name().toLowerCase(Locale.ROOT) + ") cannot read this picture");
  }
}
