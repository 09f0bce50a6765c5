package io.quietzone.renderers.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PNG file taken apart strictly: every length, checksum and order that readers forgive. */
record PngChunks(Map<String, ByteBuffer> chunks) {

  static PngChunks of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertThat(in.getLong()).isEqualTo(0x89504E470D0A1A0AL);
    Map<String, ByteBuffer> chunks = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      int length = in.getInt();
      byte[] typeAndData = new byte[4 + length];
      in.get(typeAndData);
      CRC32 crc = new CRC32();
      crc.update(typeAndData);
      assertThat(in.getInt()).isEqualTo((int) crc.getValue());
      String type = new String(typeAndData, 0, 4, StandardCharsets.US_ASCII);
      assertThat(chunks).doesNotContainKey(type);
      chunks.put(type, ByteBuffer.wrap(Arrays.copyOfRange(typeAndData, 4, typeAndData.length)));
    }
    return new PngChunks(chunks);
  }

  ByteBuffer chunk(String type) {
    ByteBuffer data = chunks.get(type);
    if (data == null) {
      throw new AssertionError("no " + type + " in " + chunks.keySet());
    }
    return data.duplicate();
  }

  /** The rows with their filter bytes; fails unless the zlib stream ends exactly here. */
  byte[] inflate(int expectedLength) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(chunk("IDAT"));
      byte[] rows = new byte[expectedLength + 1];
      int length = inflater.inflate(rows);
      assertThat(length).isEqualTo(expectedLength);
      assertThat(inflater.finished()).as("Adler-32 is right").isTrue();
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(rows, length);
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    } finally {
      inflater.end();
    }
  }
}
