package io.quietzone.renderers.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetsTest {

  private static final int COLUMNS = 8;
  private static final int TILE = 164;
  private static final int GAP = 8;

  @TempDir private Path folder;

  @Test
  void theSheetOfTheReadmeShowsEveryStyleOfTheShowcase() throws IOException {
    // Without any format there is no other sheet.
    ContactSheets.main(new String[] {folder.resolve("new").toString(), "none"});

    assertThat(files(folder.resolve("new"))).containsExactly("styles.png");
    BufferedImage sheet = ImageIO.read(folder.resolve("new/styles.png").toFile());
    int styles = Styles.showcase().size();
    int rows = (styles + COLUMNS - 1) / COLUMNS;
    assertThat(sheet.getWidth()).isEqualTo(GAP + COLUMNS * (TILE + GAP));
    assertThat(sheet.getHeight()).isEqualTo(GAP + rows * (TILE + GAP));
    Set<List<Integer>> pictures = new HashSet<>();
    for (int i = 0; i < styles; i++) {
      pictures.add(pixels(sheet, i % COLUMNS, i / COLUMNS));
    }
    assertThat(pictures).as("pictures that differ from each other").hasSize(styles);
  }

  private static List<Integer> pixels(BufferedImage sheet, int column, int row) {
    int x = GAP + column * (TILE + GAP);
    int y = GAP + row * (TILE + GAP);
    int[] pixels = sheet.getRGB(x, y, TILE, TILE, null, 0, TILE);
    return Arrays.stream(pixels).boxed().toList();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
