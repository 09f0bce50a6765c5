package io.quietzone.renderers.payload;

/** What a symbol says: content of some type, and the text that carries it. */
public sealed interface Payload
    permits TextPayload,
        UrlPayload,
        VCardPayload,
        MeCardPayload,
        WifiPayload,
        EmailPayload,
        SmsPayload,
        WhatsAppPayload,
        TelPayload,
        GeoPayload,
        EventPayload,
        EpcPayload,
        SwissPayload,
        Gs1Payload,
        OtpAuthPayload {

  /**
   * The text to encode, escaped as the content's specification asks.
   *
   * @return at least one character; every surrogate is paired
   */
  String text();

  /** What the content's specification asks of the symbol, beyond carrying the text. */
  default SymbolRules symbolRules() {
    return SymbolRules.NONE;
  }
}
