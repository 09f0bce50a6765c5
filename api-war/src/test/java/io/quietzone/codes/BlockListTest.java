package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {

  @TempDir private Path folder;

  @Test
  void aHostOrAllBelowItIsBlocked() throws IOException {
    BlockList list =
        new BlockList(
            file("# remark\n\n  Evil.example \n.below.example\nböse.example.\n192.0.2.1\n.zip\n"));

    assertThat(
            new String[] {
              "evil.example",
              "below.example",
              "a.below.example",
              "a.b.below.example",
              "xn--bse-sna.example",
              "192.0.2.1",
              "x.zip"
            })
        .allMatch(list::blocks);
    assertThat(
            new String[] {
              "www.evil.example", "notevil.example", "notbelow.example", "example", "zip.example"
            })
        .noneMatch(list::blocks);
  }

  @Test
  void aFileThatIsWrittenIsReadAgainAlsoTwiceAtOnce() throws IOException {
    BlockList list = new BlockList(file("evil.example\n"));

    file("");
    list.refresh();
    assertThat(list.blocks("evil.example")).isFalse();

    file("other.example\n");
    list.refresh();
    assertThat(list.blocks("other.example")).isTrue();
  }

  @Test
  void whatCannotBeReadLeavesTheListAsItWasUntilItCan() throws IOException {
    BlockList list = new BlockList(file("evil.example\n"));

    file("https://other.example/\n");
    list.refresh();
    assertThat(list.blocks("evil.example")).as("a line that is no host").isTrue();
    Files.delete(folder.resolve("hosts"));
    list.refresh();
    assertThat(list.blocks("evil.example")).as("no file").isTrue();

    file("other.example\n");
    list.refresh();
    assertThat(list.blocks("evil.example")).isFalse();
    assertThat(list.blocks("other.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "0.0.0.0 evil.example", "*.evil.example", "."})
  void aServerDoesNotStartWithALineThatBlocksNothing(String line) throws IOException {
    Path file = file(line);

    assertThatIllegalStateException()
        .isThrownBy(() -> new BlockList(file))
        .withMessageContaining("QUIETZONE_DESTINATION_BLOCKLIST")
        .withMessageContaining("hosts");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("hosts"), text);
  }
}
