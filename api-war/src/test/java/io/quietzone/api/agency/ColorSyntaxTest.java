package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.spi.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorSyntaxTest {

  @Test
  void namesAndHexadecimalDigitsAreColours() {
    assertThat(ColorSyntax.opaqueOrNot("black")).isEqualTo(Color.BLACK);
    assertThat(ColorSyntax.opaqueOrNot("white")).isEqualTo(Color.WHITE);
    assertThat(ColorSyntax.opaqueOrNot("#0a141E")).isEqualTo(new Color(10, 20, 30, 255));
    assertThat(ColorSyntax.opaqueOrNot("#0a141EfF")).isEqualTo(new Color(10, 20, 30, 255));
    assertThat(ColorSyntax.opaqueOrNot("#FFFFFF80")).isEqualTo(new Color(255, 255, 255, 128));
    assertThat(ColorSyntax.orTransparent("transparent")).isEqualTo(Color.TRANSPARENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rouge", "", "#FFF", "#12345", "#1234567", "#GGGGGG", "000000", "Black"})
  void everythingElseIsNot(String text) {
    assertThatThrownBy(() -> ColorSyntax.opaqueOrNot(text)).hasMessageContaining("#RRGGBB");
    assertThatThrownBy(() -> ColorSyntax.orTransparent(text)).hasMessageContaining("transparent");
  }

  @Test
  void onlyABackgroundMayBeTransparent() {
    assertThatThrownBy(() -> ColorSyntax.opaqueOrNot("transparent"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
