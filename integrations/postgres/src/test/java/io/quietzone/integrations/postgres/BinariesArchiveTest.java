package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesArchiveTest {

  @TempDir private Path place;

  @Test
  void isUnpackedOnceAndAgainWhenFilesWentMissing() throws Exception {
    BinariesArchive archive = BinariesArchive.forThisMachine();
    Path postgres = archive.folderIn(place).resolve("bin/postgres");
    Path lost = archive.folderIn(place).resolve("share/postgresql/postgres.bki");
    assertThat(archive.isUnpackedIn(place)).isFalse();

    archive.unpackInto(place);
    assertThat(archive.isUnpackedIn(place)).isTrue();
    assertThat(postgres).isExecutable();

    Files.delete(lost);
    assertThat(archive.isUnpackedIn(place)).isFalse();
    archive.unpackInto(place);
    assertThat(archive.isUnpackedIn(place)).isTrue();
    assertThat(place).isDirectoryNotContaining("glob:**unpacking-*");
  }
}
