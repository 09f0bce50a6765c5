package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.codes.ShortId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRecipeTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000})
  void whatIsWrittenIsReadAgain(int codes) {
    List<ShortId> shortIds =
        IntStream.range(0, codes).mapToObj(i -> new ShortId("id" + i)).toList();
    Map<String, String> pictures =
        Map.of("https://example.com/\"é\".png\n", "a1", "https://b", "b2");
    BatchRecipe recipe = new BatchRecipe("01JDK", "agency", shortIds, pictures);

    assertThat(BatchRecipe.read(recipe.written())).isEqualTo(recipe);
  }
}
