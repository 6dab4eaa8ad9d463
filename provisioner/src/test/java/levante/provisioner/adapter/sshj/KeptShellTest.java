package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.KeptShell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are kept, to servers that speak SSH and run scripts here. */
class KeptShellTest {
  private static final String ADDRESS = "127.0.0.1";
  private static final int LONG = 200_000;

  private final InfrastructureId id = InfrastructureId.random();
  private final MachineId name = id.machine("front", 0);
  private final MachineKeys keys = new MachineKeys(new byte[32]);
  private final KeptShell shell = new KeptShell();

  @TempDir private Path folder;
  private FakeMachines machines;

  @BeforeEach
  void raise() {
    machines = new FakeMachines(folder);
    boot();
  }

  private void boot() {
    machines.boot(
        ADDRESS,
        keys.privateHostKey(id, name),
        MachineKeys.USER,
        keys.login(id).orElseThrow().privateKey());
  }

  @AfterEach
  void lower() {
    shell.close();
    machines.close();
  }

  private Target target() {
    return keys.target(id, name, ADDRESS, machines.port(), Optional.empty());
  }

  @Test
  void scriptsFollowOneAnotherOverOneConnection() {
    assertThat(shell.run(target(), "exit 3").exit()).isEqualTo(3);
    assertThat(shell.run(target(), "echo again >&2").complaint()).isEqualTo("again\n");
    assertThat(machines.sessions(ADDRESS)).isEqualTo(1);
  }

  @Test
  void aConnectionThatHasBrokenIsOpenedAnew() {
    Target target = target();
    assertThat(shell.run(target, "echo one").output()).isEqualTo("one\n");
    machines.halt(ADDRESS);
    assertThatThrownBy(() -> shell.run(target, "echo two")).isInstanceOf(LevanteException.class);
    boot();
    assertThat(shell.run(target, "echo three").output()).isEqualTo("three\n");
  }

  @Test
  void aLongAnswerIsNotCut() {
    assertThat(shell.run(target(), "head -c %d /dev/zero | tr '\\0' x".formatted(LONG)).output())
        .hasSize(LONG);
  }
}
