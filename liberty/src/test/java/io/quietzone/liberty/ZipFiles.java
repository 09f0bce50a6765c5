package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a ZIP file, in their order; each is stored, not compressed. */
final class ZipFiles {

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private ZipFiles() {}

  static ZipFiles of(byte[] zip) throws IOException {
    ZipFiles files = new ZipFiles();
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        files.files.put(entry.getName(), input.readAllBytes());
      }
    }
    return files;
  }

  List<String> names() {
    return List.copyOf(files.keySet());
  }

  byte[] file(String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new AssertionError("there is no " + name + " among " + names());
    }
    return file;
  }
}
