package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unshare: unshare failed: Operation not permitted | as an ordinary user",
        "initdb: could not look up effective user ID 12345: user does not exist | /etc/passwd",
        "postgres: /lib/libc.so.6: version `GLIBC_2.99' not found | newer system",
        "initdb: error: could not access directory: Permission denied | must own the data folder",
        "PANIC: could not write to file: No space left on device | disk space"
      })
  void saysWhatToDoAboutFailuresFromOutside(String output, String advice) {
    assertThat(Advice.on(output)).startsWith("\n").contains(advice);
  }

  @Test
  void leavesTheRestToPostgresOwnWords() {
    assertThat(Advice.on("FATAL: unrecognized configuration parameter")).isEmpty();
  }
}
