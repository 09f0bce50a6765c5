package io.quietzone.renderers.pdf;

import io.quietzone.renderers.ascii.AsciiWriter;
import java.util.ArrayList;
import java.util.List;

/** A PDF file object by object, with its cross-reference table (ISO 32000-1, clause 7.5). */
final class PdfFile {

  private static final int OFFSET_DIGITS = 10;

  private final AsciiWriter out = new AsciiWriter(8192);
  private final List<Integer> offsets = new ArrayList<>();

  PdfFile() {
    // Four bytes above 127 tell programs that the file is not text (clause 7.5.2).
    out.text("%PDF-1.7\n%");
    out.raw(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
  }

  /**
   * Adds an object.
   *
   * @return its number, counted from 1
   */
  int add(String body) {
    begin();
    out.text(body);
    out.text("\nendobj\n");
    return offsets.size();
  }

  /**
   * Adds a stream.
   *
   * @param entries of its dictionary beside the length
   * @return its number
   */
  int addStream(String entries, byte[] content) {
    begin();
    out.text("<<" + entries + "/Length " + content.length + ">>\nstream\n");
    out.raw(content);
    out.text("\nendstream\nendobj\n");
    return offsets.size();
  }

  /** Ends the file. */
  byte[] finish(int catalog) {
    int table = out.length();
    int size = offsets.size() + 1;
    out.text("xref\n0 " + size + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      String digits = Integer.toString(offset);
      out.text("0".repeat(OFFSET_DIGITS - digits.length()) + digits + " 00000 n \n");
    }
    out.text("trailer\n<</Size " + size + "/Root " + catalog + " 0 R>>\n");
    out.text("startxref\n" + table + "\n%%EOF\n");
    return out.bytes();
  }

  private void begin() {
    offsets.add(out.length());
    out.text(offsets.size() + " 0 obj\n");
  }
}
