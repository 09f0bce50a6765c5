package io.quietzone.renderers.payload;

/** What a symbol says: content of some type, and the text that carries it. */
public sealed interface Payload permits TextPayload, UrlPayload {

  /**
   * The text to encode, escaped as the content's specification asks.
   *
   * @return at least one character; every surrogate is paired
   */
  String text();
}
