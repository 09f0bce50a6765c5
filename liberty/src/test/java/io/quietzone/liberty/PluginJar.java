package io.quietzone.liberty;

import io.quietzone.renderers.spi.Renderer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs renderers into jars, as those who write plugins do. */
final class PluginJar {

  private static final String SERVICES = "META-INF/services/" + Renderer.class.getName();

  private PluginJar() {}

  /** Copies the jar that a renderer was built into. */
  static void copy(Class<? extends Renderer> renderer, Path to) throws Exception {
    Path built = Path.of(renderer.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.copy(built, to);
  }

  /** Writes a jar with one renderer. */
  static void write(Path jar, Class<? extends Renderer> renderer) throws IOException {
    String file = renderer.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream code = renderer.getClassLoader().getResourceAsStream(file)) {
      if (code == null) {
        throw new IOException(file + " is not there");
      }
      entry(out, file, code.readAllBytes());
      entry(out, SERVICES, renderer.getName().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes a jar that names a renderer and does not have it. */
  static void writeWithout(Path jar, String missingClass) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      entry(out, SERVICES, missingClass.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
