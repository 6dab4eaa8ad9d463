package levante.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.cli.failure.CliFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  private static final long SERVER = 4711;

  @TempDir private Path folder;

  @Test
  void aSecondServerOnTheSameDataIsRefusedAndTellsWho() throws IOException {
    lives(SERVER, "S", 100);
    try (DataLock held = take()) {
      held.servedBy(SERVER);
      assertThatThrownBy(this::take)
          .isInstanceOfSatisfying(
              CliFailure.class,
              refused -> assertThat(refused.exitCode()).isEqualTo(CliFailure.IN_USE))
          .hasMessageContaining("pid 4711")
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void aServerThatOutlivedItsKilledLauncherKeepsTheData() throws IOException {
    lives(SERVER, "S", 100);
    Files.writeString(folder.resolve("levante.lock"), "4711 100");
    assertThatThrownBy(this::take).hasMessageContaining("left behind").hasMessageContaining("4711");
  }

  @Test
  void aLockWhoseServerIsGoneIsTakenOver() throws IOException {
    Files.createDirectories(proc());
    Files.writeString(folder.resolve("levante.lock"), "4711 100");
    assertThatCode(() -> take().close()).doesNotThrowAnyException();
  }

  @Test
  void aLaterProcessOfTheSamePidIsNotTheServer() throws IOException {
    lives(SERVER, "S", 999);
    Files.writeString(folder.resolve("levante.lock"), "4711 100");
    assertThatCode(() -> take().close()).doesNotThrowAnyException();
  }

  @Test
  void aZombieDoesNotHoldTheData() throws IOException {
    lives(SERVER, "Z", 100);
    Files.writeString(folder.resolve("levante.lock"), "4711 100");
    assertThatCode(() -> take().close()).doesNotThrowAnyException();
  }

  @Test
  void anUnreadableLockFileIsTakenOver() throws IOException {
    Files.createDirectories(proc());
    Files.writeString(folder.resolve("levante.lock"), "half a li");
    assertThatCode(() -> take().close()).doesNotThrowAnyException();
  }

  @Test
  void afterAStopTheFileNamesNobody() throws IOException {
    lives(SERVER, "S", 100);
    DataLock held = take();
    held.servedBy(SERVER);
    held.close();
    held.close();
    assertThat(folder.resolve("levante.lock")).isEmptyFile();
  }

  @Test
  void thisProcessIsFoundAlive() {
    ProcessTable table = ProcessTable.ofMachine();
    long self = ProcessHandle.current().pid();
    assertThat(table.find(self))
        .hasValueSatisfying(entry -> assertThat(table.lives(entry)).isTrue());
  }

  private DataLock take() {
    return DataLock.take(folder, new ProcessTable(proc()));
  }

  private Path proc() {
    return folder.resolve("proc");
  }

  private void lives(long pid, String state, long start) throws IOException {
    Path process = Files.createDirectories(proc().resolve(String.valueOf(pid)));
    String zeros = "0 ".repeat(18);
    Files.writeString(
        process.resolve("stat"), "%d (ja) va() %s %s%d 0 0".formatted(pid, state, zeros, start));
  }
}
