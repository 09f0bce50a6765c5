package io.quietzone.api.agency;

import io.quietzone.codes.ShortId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch is made of besides the body that asked for it, so that the same batch can be made
 * again.
 *
 * @param name under which it is paid once
 * @param plan the id of the plan that allowed it
 * @param shortIds that were drawn for its codes, in their order
 */
record BatchRecipe(String name, String plan, List<ShortId> shortIds) {

  private static final int HEAD = 2;

  static BatchRecipe read(byte[] written) {
    List<String> lines = new String(written, StandardCharsets.UTF_8).lines().toList();
    return new BatchRecipe(
        lines.get(0), lines.get(1), lines.stream().skip(HEAD).map(ShortId::new).toList());
  }

  /** One line each. */
  byte[] written() {
    return Stream.concat(Stream.of(name, plan), shortIds.stream().map(ShortId::text))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
