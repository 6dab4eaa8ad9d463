package levante.oscar.adapter.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserLeasesTest {
  private static final int FIRST = 64_900;

  @TempDir Path locks;

  private final ProcessTable processes = ProcessTable.read();

  @Test
  void noTwoServersHoldOneUserAtTheSameTime() {
    try (UserLeases one = new UserLeases(locks, FIRST, 2);
        UserLeases other = new UserLeases(locks, FIRST, 2)) {
      assertThat(one.lease(Set.of(), processes)).hasValue(FIRST);
      assertThat(other.lease(Set.of(), processes)).hasValue(FIRST + 1);
      assertThat(one.lease(Set.of(FIRST), processes)).isEmpty();
    }
  }

  @Test
  void aUserOfAnEndedRunIsFreeAgain() {
    try (UserLeases one = new UserLeases(locks, FIRST, 1)) {
      one.lease(Set.of(), processes);
      assertThat(one.lease(Set.of(FIRST), processes)).isEmpty();
      assertThat(one.lease(Set.of(), processes)).hasValue(FIRST);
    }
    try (UserLeases other = new UserLeases(locks, FIRST, 1)) {
      assertThat(other.lease(Set.of(), processes)).hasValue(FIRST);
    }
  }

  @Test
  void aUserWhoseProcessesRunIsNotFree() {
    int mine = processes.find(ProcessHandle.current().pid(), started()).orElseThrow().uid();
    try (UserLeases leases = new UserLeases(locks, mine, 1)) {
      assertThat(leases.lease(Set.of(), processes)).isEmpty();
    }
  }

  private long started() {
    return processes.entries().stream()
        .filter(entry -> entry.pid() == ProcessHandle.current().pid())
        .findFirst()
        .orElseThrow()
        .started();
  }
}
