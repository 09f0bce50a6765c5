package io.quietzone.renderers.payload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SEPA credit transfer to be made (EPC069-12, version 3.0), in UTF-8, at most {@value #MAX_BYTES}
 * bytes. Absent fields are empty.
 *
 * @param name who gets the money, at most 70 characters
 * @param iban their account, in a country of SEPA
 * @param bic their bank (ISO 9362), 8 or 11 characters; required by version 001, and outside the
 *     European Economic Area
 * @param amount in EUR, 0.01 to 999999999.99; {@code null} where the payer decides
 * @param purpose a code of ISO 20022, at most 4 characters
 * @param reference a creditor reference (ISO 11649); not together with {@code remittance}
 * @param remittance what the payment is for in words, at most 140 characters
 * @param information for the payer, at most 70 characters
 * @param version of the guideline
 */
public record EpcPayload(
    String name,
    String iban,
    String bic,
    @Nullable BigDecimal amount,
    String purpose,
    String reference,
    String remittance,
    String information,
    Version version)
    implements Payload {

  /** The longest text, in bytes: what a symbol of version 13 holds at level M. */
  public static final int MAX_BYTES = 331;

  private static final BigDecimal MIN_AMOUNT = new BigDecimal("0.01");

  /** The versions of the guideline's data. */
  public enum Version {
    /** With the bank's BIC. */
    V1("001"),
    /** Within the European Economic Area the BIC may be left out. */
    V2("002");

    private final String id;

    Version(String id) {
      this.id = id;
    }

    /** How the symbol, and callers, write it. */
    public String id() {
      return id;
    }
  }

  /**
   * Checks the transfer.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed,
   *     or {@code payload} if the whole is too long
   */
  public EpcPayload {
    TextRules.required("name", name);
    TextRules.line("name", name, 70);
    iban = Iban.parse("iban", iban).value();
    if (!bic.matches("([A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?)?")) {
      throw new InvalidPayloadException(
          "bic", "Send a BIC of 8 or 11 upper-case letters and digits, such as BPOTBEB1.");
    }
    checkCountry(iban.substring(0, 2), bic, version);
    if (amount != null) {
      Amounts.check(amount, MIN_AMOUNT);
    }
    if (!purpose.matches("[A-Z0-9]{0,4}")) {
      throw new InvalidPayloadException(
          "purpose", "Send a purpose code of at most 4 upper-case letters and digits.");
    }
    reference = reference.isEmpty() ? "" : CreditorReference.iso11649("reference", reference);
    TextRules.line("text", remittance, 140);
    if (!reference.isEmpty() && !remittance.isEmpty()) {
      throw new InvalidPayloadException("text", "Send either a reference or a text, not both.");
    }
    TextRules.line("information", information, 70);
    String text =
        text(name, iban, bic, amount, purpose, reference, remittance, information, version);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new InvalidPayloadException(
          "payload",
          "The whole transfer takes " + bytes + " bytes, at most " + MAX_BYTES + " are allowed.");
    }
  }

  static EpcPayload read(FieldReader fields) {
    String name = fields.requiredText("name");
    String iban = fields.requiredText("iban");
    String bic = fields.text("bic");
    @Nullable BigDecimal amount = fields.number("amount");
    String purpose = fields.text("purpose");
    String reference = fields.text("reference");
    String remittance = fields.text("text");
    String information = fields.text("information");
    @Nullable Version version = fields.choice("version", Version.values(), Version::id);
    fields.check();
    return new EpcPayload(
        name,
        iban,
        bic,
        amount,
        purpose,
        reference,
        remittance,
        information,
        version == null ? Version.V2 : version);
  }

  @Override
  public String text() {
    return text(name, iban, bic, amount, purpose, reference, remittance, information, version);
  }

  /**
   * Level M, and what makes {@value #MAX_BYTES} bytes of a symbol of version 13: one segment of
   * bytes without ECI. The third line tells the character set.
   */
  @Override
  public SymbolRules symbolRules() {
    return new SymbolRules(true, 13, true, false, false);
  }

  private static void checkCountry(String country, String bic, Version version) {
    if (!SepaCountries.contains(country)) {
      throw new InvalidPayloadException(
          "iban", "SEPA transfers reach no account in " + country + ".");
    }
    if (bic.isEmpty() && version == Version.V1) {
      throw new InvalidPayloadException("bic", "Version 001 requires the BIC; 002 does not.");
    }
    if (bic.isEmpty() && !SepaCountries.isInEea(country)) {
      throw new InvalidPayloadException(
          "bic", "Send the BIC: " + country + " is not in the European Economic Area.");
    }
  }

  private static String text(
      String name,
      String iban,
      String bic,
      @Nullable BigDecimal amount,
      String purpose,
      String reference,
      String remittance,
      String information,
      Version version) {
    String euros = amount == null ? "" : "EUR" + amount.stripTrailingZeros().toPlainString();
    List<String> lines =
        new ArrayList<>(
            List.of(
                "BCD",
                version.id(),
                "1",
                "SCT",
                bic,
                name,
                iban,
                euros,
                purpose,
                reference,
                remittance,
                information));
    // The guideline ends the text after the last element that is there.
    while (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return String.join("\n", lines);
  }
}
