package io.quietzone.renderers.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class EpsContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new EpsRenderer();
  }

  @Override
  protected List<Double> printedInches(byte[] file) {
    Matcher box =
        Pattern.compile("%%HiResBoundingBox: 0 0 ([\\d.]+) ([\\d.]+)\n")
            .matcher(new String(file, StandardCharsets.US_ASCII));
    assertThat(box.find()).isTrue();
    return List.of(Double.parseDouble(box.group(1)) / 72, Double.parseDouble(box.group(2)) / 72);
  }
}
