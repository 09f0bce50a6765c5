package com.example.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.symbol.SymbolEncoder;
import io.quietzone.renderers.testkit.RendererContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Most tests come with the contract; what is special about the format is tested here. */
class BlocksRendererTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new BlocksRenderer();
  }

  @Test
  void finderPatternIsDrawnInHalfBlocks() {
    SymbolStyle noQuietZone = SymbolStyle.plain(Color.BLACK, Color.WHITE, 0);
    Picture picture =
        Drawing.of(
            SymbolEncoder.encode("BLOCKS", ErrorCorrection.M), noQuietZone, new PrintSize(1, 300));
    String text = new String(renderer().render(picture), StandardCharsets.UTF_8);

    assertThat(text.lines()).hasSize(11);
    assertThat(text.lines().limit(4).map(line -> line.substring(0, 7)))
        .containsExactly("█▀▀▀▀▀█", "█ ███ █", "█ ▀▀▀ █", "▀▀▀▀▀▀▀");
  }
}
