package io.quietzone.renderers.bench;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.SymbolProof;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The proof that the modules left to be seen say the text; a different URL of 52 bytes each time.
 */
@State(Scope.Thread)
public class ProofBenchmark {

  private static final int COUNT = 1024;
  private static final int LOGO_PIXELS = 100;
  private static final double RATIO = 0.24;

  private final String[] texts = new String[COUNT];
  private final Symbol[] symbols = new Symbol[COUNT];
  private final Symbol[] underLogo = new Symbol[COUNT];
  private int next;

  /** Lays the symbols out, which is not what is measured. */
  public ProofBenchmark() {
    Payloads urls = new Payloads(52);
    Image image = new Image(LOGO_PIXELS, LOGO_PIXELS, new int[LOGO_PIXELS * LOGO_PIXELS]);
    SymbolStyle withLogo = SymbolStyle.STANDARD.withLogo(new Logo(image, RATIO, true));
    for (int i = 0; i < COUNT; i++) {
      texts[i] = urls.next();
      symbols[i] = visible(texts[i], ErrorCorrection.M, SymbolStyle.STANDARD);
      underLogo[i] = visible(texts[i], ErrorCorrection.H, withLogo);
    }
  }

  private static Symbol visible(String text, ErrorCorrection level, SymbolStyle style) {
    Symbol symbol = SymbolEncoder.encode(text, level);
    return Drawing.of(symbol, style, new PrintSize(2, 300)).visibleSymbol();
  }

  /** Nothing to correct. */
  @Benchmark
  public boolean url() {
    return proven(symbols);
  }

  /** With codewords to correct. */
  @Benchmark
  public boolean urlUnderLogo() {
    return proven(underLogo);
  }

  private boolean proven(Symbol[] visible) {
    next = (next + 1) % COUNT;
    if (!SymbolProof.reads(visible[next], texts[next])) {
      throw new IllegalStateException("not read: " + texts[next]);
    }
    return true;
  }
}
