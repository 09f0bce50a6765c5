package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the code says. */
class DocsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory"));

  private static final Pattern SETTING = Pattern.compile("QUIETZONE_[A-Z_]+[A-Z]");

  @Test
  void everySettingIsInTheOperatorsTableAndTheTableHasNoOther() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String module : List.of("api-war", "integrations/postgres", "liberty")) {
      used.addAll(found(SETTING, ROOT.resolve(module).resolve("src/main")));
    }
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/operations.md"))) {
      if (line.startsWith("| `QUIETZONE_")) {
        documented.addAll(found(SETTING, line.split("\\|", -1)[1]));
      }
    }
    assertThat(used).hasSizeGreaterThan(10).isEqualTo(documented);
  }

  @Test
  void theReadmesFirstCommandRunsAndItsSecondTests() throws IOException {
    List<String> blocks =
        Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL)
            .matcher(read("README.md"))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).startsWith("mvn -Prun", "mvn verify");
  }

  @Test
  void theReadmesMapNamesEveryMavenModule() throws IOException {
    Set<String> modules = found(Pattern.compile("(?<=<module>)[^<]+"), read("pom.xml"));
    String map = read("README.md");
    assertThat(modules)
        .hasSizeGreaterThan(10)
        .filteredOn(module -> !module.startsWith("docs/"))
        .allSatisfy(module -> assertThat(map).contains(module.replaceFirst(".*/", "") + "/"));
  }

  @Test
  void thePluginGuideShowsTheExampleAndTheVersionOfTheSpi() throws IOException {
    String guide = read("docs/plugins.md");
    String example = read("docs/examples/blocks-renderer/pom.xml");
    Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(read("pom.xml"));
    assertThat(version.find()).isTrue();
    assertThat(guide).contains("<version>" + version.group(1) + "</version>");
    assertThat(example).contains("<quietzone.version>" + version.group(1) + "</quietzone.version>");
    assertThat(
            read(
                "docs/examples/blocks-renderer/src/main/resources/META-INF/services/"
                    + "io.quietzone.renderers.spi.Renderer"))
        .contains("com.example.blocks.BlocksRenderer");
    assertThat(guide).contains("com.example.blocks.BlocksRenderer");
  }

  @Test
  void thePluginGuideHasASentenceForEveryTypeOfTheSpi() throws IOException {
    String guide = read("docs/plugins.md");
    Set<String> types = new TreeSet<>();
    try (Stream<Path> files =
        Files.list(ROOT.resolve("renderers/spi/src/main/java/io/quietzone/renderers/spi"))) {
      files
          .filter(file -> !file.endsWith("package-info.java"))
          .forEach(file -> types.add(file.getFileName().toString().replace(".java", "")));
    }
    Set<String> described =
        found(Pattern.compile("(?m)(?<=^\\| `)[A-Za-z]+(?=` \\| [A-Z][^|\n]{15,}\\. \\|$)"), guide);
    assertThat(described).hasSizeGreaterThan(10).isEqualTo(types);
  }

  @Test
  void linksBetweenDocumentsLeadSomewhere() throws IOException {
    int links = 0;
    for (Path document : documents()) {
      for (String target :
          found(Pattern.compile("(?<=\\]\\()[^)#]+"), Files.readString(document))) {
        if (!target.startsWith("http")) {
          assertThat(document.resolveSibling(target)).as(document + " → " + target).exists();
          links++;
        }
      }
    }
    assertThat(links).isGreaterThan(5);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(path -> path.toString().endsWith(".md")).toList();
    }
  }

  private static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path));
  }

  private static Set<String> found(Pattern pattern, Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Some are not text; what is looked for is ASCII.
        found.addAll(found(pattern, Files.readString(file, StandardCharsets.ISO_8859_1)));
      }
    }
    return found;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
