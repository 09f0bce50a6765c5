package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.encoder.QRCode;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SymbolEncoderTest {

  @ParameterizedTest
  @EnumSource
  void everyVersionIsTheOneThatZxingDraws(ErrorCorrection level) {
    for (int version = 1; version <= 40; version++) {
      int bytes = Blocks.of(version, level).dataCodewords() - (version < 10 ? 2 : 3);
      String text = "quiet zone;".repeat(300).substring(0, bytes);

      Symbol symbol = SymbolEncoder.encode(text, level);

      QRCode expected = ZxingOracle.plain(text, level).orElseThrow();
      assertThat(symbol.version()).isEqualTo(version);
      assertThat(expected.getVersion().getVersionNumber()).isEqualTo(version);
      assertThat(symbol.mask()).isEqualTo(expected.getMaskPattern());
      assertThat(ZxingOracle.bits(symbol)).isEqualTo(ZxingOracle.bits(expected.getMatrix()));
      assertThat(ZxingOracle.decode(symbol).getText()).isEqualTo(text);
    }
  }
}
