package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.spi.Image;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelsTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 7", "1024, 5"})
  void anImageIsReadAsItWasWritten(int width, int height) {
    Image image = new Image(width, height, new Random(1).ints((long) width * height).toArray());

    assertThat(Pixels.read(Pixels.write(image))).isEqualTo(image);
  }

  @Test
  void whatIsCutOffIsNoImage() {
    byte[] written = Pixels.write(new Image(9, 9, new int[81]));

    assertThatThrownBy(() -> Pixels.read(Arrays.copyOf(written, written.length / 2)))
        .isInstanceOf(UncheckedIOException.class);
  }
}
