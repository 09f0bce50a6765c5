package io.quietzone.renderers.payload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment part of a Swiss QR-bill (SIX, Swiss Implementation Guidelines for the QR-bill,
 * version 2.3 of 20 November 2023, in force since 21 November 2025; SPC version 0200): structured
 * addresses, at most {@value #MAX_BYTES} bytes of UTF-8. Absent fields are empty.
 *
 * @param iban the creditor's account in Switzerland or Liechtenstein
 * @param creditor who gets the money
 * @param amount 0.00 to 999999999.99, 0.00 for a notification that is not to be paid; {@code null}
 *     where the debtor decides
 * @param currency CHF or EUR
 * @param debtor who pays; {@code null} where that is open
 * @param reference for a QR-IBAN a QR reference of 27 digits (QRR); for another account a creditor
 *     reference of ISO 11649 (SCOR), or nothing (NON)
 * @param message for the debtor; with the bill's information at most 140 characters
 * @param billInformation structured: two slashes, the two characters of its syntax, and the rest,
 *     as in {@code //S1/…}
 * @param alternativeProcedures at most two, of at most 100 characters each
 */
public record SwissPayload(
    String iban,
    SwissAddress creditor,
    @Nullable BigDecimal amount,
    Currency currency,
    @Nullable SwissAddress debtor,
    String reference,
    String message,
    String billInformation,
    List<String> alternativeProcedures)
    implements Payload {

  /**
   * The longest text, in bytes: what a symbol of version 25 holds at level M (section 6.2). It is
   * one byte less where the ECI header is needed, that is, for characters beyond ASCII.
   */
  public static final int MAX_BYTES = 997;

  /** What a notification says, which is not to be paid. */
  private static final BigDecimal MIN_AMOUNT = new BigDecimal("0.00");

  /** In English, German, French and Italian. */
  private static final List<String> NOTIFICATIONS =
      List.of(
          "DO NOT USE FOR PAYMENT",
          "NICHT ZUR ZAHLUNG VERWENDEN",
          "NE PAS UTILISER POUR LE PAIEMENT",
          "NON UTILIZZARE PER IL PAGAMENTO");

  private static final int MAX_INFORMATION = 140;
  private static final int ADDRESS_LINES = 7;

  /** What can be paid in. */
  public enum Currency {
    /** Swiss francs. */
    CHF,
    /** Euros. */
    EUR
  }

  /**
   * Checks the bill.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed,
   *     or {@code payload} if the whole is too long
   */
  public SwissPayload {
    Iban account = Iban.parse("iban", iban);
    iban = account.value();
    if (!iban.startsWith("CH") && !iban.startsWith("LI")) {
      throw new InvalidPayloadException(
          "iban", "The Swiss QR-bill takes accounts in Switzerland (CH) and Liechtenstein (LI).");
    }
    creditor.check("creditor");
    if (amount != null) {
      Amounts.check(amount, MIN_AMOUNT);
    }
    if (debtor != null) {
      debtor.check("debtor");
    }
    reference = checkedReference(account, reference);
    SwissText.check("message", message, MAX_INFORMATION);
    if (amount != null && amount.signum() == 0 && !NOTIFICATIONS.contains(message)) {
      throw new InvalidPayloadException(
          "message",
          "A bill over 0.00 is a notification, and says so: \""
              + String.join("\", \"", NOTIFICATIONS)
              + "\".");
    }
    SwissText.check("bill_information", billInformation, MAX_INFORMATION);
    if (!billInformation.isEmpty() && !billInformation.matches("//[A-Za-z0-9]{2}.*")) {
      throw new InvalidPayloadException(
          "bill_information",
          "Begin with two slashes and the two characters of the syntax, as in //S1/10/10201409.");
    }
    if (message.length() + billInformation.length() > MAX_INFORMATION) {
      throw new InvalidPayloadException(
          "message",
          "The message and the bill's information have at most "
              + MAX_INFORMATION
              + " characters together.");
    }
    alternativeProcedures = List.copyOf(alternativeProcedures);
    checkProcedures(alternativeProcedures);
    checkLength(
        text(
            iban,
            creditor,
            amount,
            currency,
            debtor,
            reference,
            message,
            billInformation,
            alternativeProcedures));
  }

  static SwissPayload read(FieldReader fields) {
    String iban = fields.requiredText("iban");
    Optional<FieldReader> creditor = fields.object("creditor");
    if (creditor.isEmpty()) {
      fields.refuse("creditor", "This field is required.", "");
    }
    Optional<SwissAddress> creditorAddress = creditor.map(SwissAddress::read);
    @Nullable BigDecimal amount = fields.number("amount");
    @Nullable Currency currency = fields.choice("currency", Currency.values(), Currency::name);
    Optional<SwissAddress> debtorAddress = fields.object("debtor").map(SwissAddress::read);
    String reference = fields.text("reference");
    String message = fields.text("message");
    String billInformation = fields.text("bill_information");
    List<String> procedures = fields.texts("alternative_procedures");
    fields.check();
    return new SwissPayload(
        iban,
        creditorAddress.orElseThrow(),
        amount,
        currency == null ? Currency.CHF : currency,
        debtorAddress.orElse(null),
        reference,
        message,
        billInformation,
        procedures);
  }

  @Override
  public String text() {
    return text(
        iban,
        creditor,
        amount,
        currency,
        debtor,
        reference,
        message,
        billInformation,
        alternativeProcedures);
  }

  /**
   * Level M and "binary coding" (sections 6.1 and 6.2), at most version 25, under the cross. The
   * guidelines say nothing of ECI. SIX's own sample program writes the header, and without it some
   * readers take umlauts for other characters.
   */
  @Override
  public SymbolRules symbolRules() {
    return new SymbolRules(true, 25, true, true, true);
  }

  private static String text(
      String iban,
      SwissAddress creditor,
      @Nullable BigDecimal amount,
      Currency currency,
      @Nullable SwissAddress debtor,
      String reference,
      String message,
      String billInformation,
      List<String> alternativeProcedures) {
    List<String> none = Collections.nCopies(ADDRESS_LINES, "");
    List<String> lines = new ArrayList<>(List.of("SPC", "0200", "1", iban));
    lines.addAll(creditor.lines());
    // The ultimate creditor, which the guidelines keep for later and forbid to fill.
    lines.addAll(none);
    lines.add(amount == null ? "" : amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    lines.add(currency.name());
    lines.addAll(debtor == null ? none : debtor.lines());
    lines.add(reference.isEmpty() ? "NON" : reference.startsWith("RF") ? "SCOR" : "QRR");
    lines.addAll(List.of(reference, message, "EPD"));
    if (!billInformation.isEmpty() || !alternativeProcedures.isEmpty()) {
      lines.add(billInformation);
      lines.addAll(alternativeProcedures);
    }
    return String.join("\n", lines);
  }

  private static void checkLength(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    int max = bytes == text.length() ? MAX_BYTES : MAX_BYTES - 1;
    if (bytes > max) {
      throw new InvalidPayloadException(
          "payload", "The whole bill takes " + bytes + " bytes, at most " + max + " are allowed.");
    }
  }

  private static String checkedReference(Iban account, String reference) {
    if (account.isQrIban()) {
      return CreditorReference.qr("reference", reference);
    }
    return reference.isEmpty() ? "" : CreditorReference.iso11649("reference", reference);
  }

  private static void checkProcedures(List<String> procedures) {
    if (procedures.size() > 2) {
      throw new InvalidPayloadException(
          "alternative_procedures", "Send at most two alternative procedures.");
    }
    for (int i = 0; i < procedures.size(); i++) {
      String field = "alternative_procedures[" + i + "]";
      TextRules.required(field, procedures.get(i));
      SwissText.check(field, procedures.get(i), 100);
    }
  }
}
