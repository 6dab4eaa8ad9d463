package levante.cli.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartLogTest {
  private static final String FAILED =
      """
      [..] [SEVERE] [AS-WEB-CORE-00174] [..] Startup of context  failed due to previous errors
      [..] [SEVERE] [AS-WEB-CORE-00108] [[
      org.apache.catalina.LifecycleException: java.lang.IllegalArgumentException: unknown settings
      Caused by: java.lang.IllegalArgumentException: unknown settings [levante.x]
      Caused by: java.lang.IllegalStateException: deeper
      """;

  @TempDir private Path folder;

  private void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void aServerThatGaveUpSaysWhyOnceItHasSaidAll() throws IOException {
    Path log = folder.resolve("server.log");
    StartLog start = StartLog.of(log);
    assertThat(start.whyItGaveUp()).isEmpty();
    append(log, FAILED);
    assertThat(start.whyItGaveUp()).isEmpty();
    append(log, "[..] [PayaraMicro] Payara Micro 6 ready in 11,448 (ms)\n");
    assertThat(start.whyItGaveUp()).contains("unknown settings [levante.x]");
  }

  @Test
  void whatAnEarlierStartSaidIsNotThisOnes() throws IOException {
    Path log = folder.resolve("server.log");
    append(log, FAILED + "Payara Micro\n");
    assertThat(StartLog.of(log).whyItGaveUp()).isEmpty();
  }
}
