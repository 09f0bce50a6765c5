package io.quietzone.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  private static final byte[] PLAIN = "a private key".getBytes(UTF_8);

  @TempDir private Path home;

  @Test
  void whatIsSealedIsOpenedByTheSameMasterKeyForTheSamePurpose() {
    Secrets secrets = new Secrets(Optional.empty(), home);
    byte[] sealed = secrets.seal("one", PLAIN);

    assertThat(secrets.open("one", sealed)).contains(PLAIN);
    assertThat(secrets.open("two", sealed)).isEmpty();
    assertThat(new Secrets(Optional.empty(), home).open("one", sealed)).contains(PLAIN);
    assertThat(new Secrets(Optional.of("x".repeat(44)), home).open("one", sealed)).isEmpty();
  }

  @Test
  void whatWasChangedIsNotOpened() {
    Secrets secrets = new Secrets(Optional.empty(), home);
    byte[] sealed = secrets.seal("one", PLAIN);
    sealed[sealed.length - 1] ^= 1;

    assertThat(secrets.open("one", sealed)).isEmpty();
    assertThat(secrets.open("one", new byte[3])).isEmpty();
  }

  @Test
  void theSameIsNeverSealedAlike() {
    Secrets secrets = new Secrets(Optional.empty(), home);

    assertThat(secrets.seal("one", PLAIN)).isNotEqualTo(secrets.seal("one", PLAIN));
    assertThat(secrets.mac("one", PLAIN)).isEqualTo(secrets.mac("one", PLAIN)).hasSize(32);
    assertThat(secrets.mac("one", PLAIN)).isNotEqualTo(secrets.mac("two", PLAIN));
  }

  @Test
  void theFileIsItsOwnersOnly() throws Exception {
    new Secrets(Optional.empty(), home).seal("one", PLAIN);

    Path file = home.resolve("keys").resolve("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aSettingThatIsNoKeyIsRefusedWithoutBeingRepeated() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Secrets(Optional.of("c2hvcnQ="), home))
        .withMessageContaining("QUIETZONE_SECRET")
        .withMessageNotContaining("c2hvcnQ=");
  }
}
