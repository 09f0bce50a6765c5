package io.quietzone.renderers.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class SvgContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new SvgRenderer();
  }

  @Override
  protected List<Double> printedInches(byte[] file) {
    Matcher size =
        Pattern.compile("^<svg [^>]*width=\"([\\d.]+)in\" height=\"([\\d.]+)in\"")
            .matcher(new String(file, StandardCharsets.UTF_8));
    assertThat(size.find()).isTrue();
    return List.of(Double.parseDouble(size.group(1)), Double.parseDouble(size.group(2)));
  }
}
