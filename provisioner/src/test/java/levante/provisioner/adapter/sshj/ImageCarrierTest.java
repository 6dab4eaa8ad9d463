package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.install.NodeImages;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real SSH to a server on loopback that really runs the scripts. */
class ImageCarrierTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final MachineId MACHINE = ID.machine("machine", 0);
  private static final String ADDRESS = "127.0.0.1";

  /** Some of SSH's windows. */
  private static final int BYTES = 9_000_000;

  @TempDir private Path folder;
  @TempDir private Path archives;
  private final MachineKeys keys = new MachineKeys(new byte[32]);
  private FakeMachines machines;
  private ImageCarrier carrier;

  @BeforeEach
  void aMachine() {
    machines = new FakeMachines(folder.resolve("machines"));
    machines.boot(
        ADDRESS,
        keys.privateHostKey(ID, MACHINE),
        MachineKeys.USER,
        keys.login(ID).orElseThrow().privateKey());
    carrier =
        new ImageCarrier(
            new NodeImages(Optional.of(archives)),
            new SshShell(),
            MoreExecutors.newDirectExecutorService());
  }

  @AfterEach
  void lower() {
    machines.close();
  }

  private Path image(String name, long seed) throws IOException {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    Path file = archives.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path brought() {
    return folder.resolve("brought");
  }

  private Path known() {
    return folder.resolve("levante");
  }

  /** What is being done, once; the threads are this one, so that nothing is under way. */
  private Optional<String> bring() {
    Target target = keys.target(ID, MACHINE, ADDRESS, machines.port(), Optional.empty());
    return carrier.bring(
        new FakeRecipe(folder.resolve("cluster"), brought()), target, known().toString());
  }

  private String sum(Path file) {
    return new NodeImages(Optional.of(archives))
        .archives().stream().filter(one -> one.file().equals(file)).findFirst().orElseThrow().sum();
  }

  @Test
  void nothingIsSaidToAMachineWhenThereAreNoImages() {
    machines.close();
    assertThat(bring()).isEmpty();
  }

  @Test
  void aMachineGetsWhatIsForItsArchitectureAndForAll() throws IOException {
    Path all = image("all.tar", 1);
    String own = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Path mine = image(own + "/mine.tar.gz", 2);
    image("arm/other.tar", 3);
    assertThat(bring()).isEmpty();
    assertThat(brought().resolve("all.tar")).hasSameBinaryContentAs(all);
    assertThat(brought().resolve("mine.tar.gz")).hasSameBinaryContentAs(mine);
    assertThat(brought().resolve("other.tar")).doesNotExist();
  }

  @Test
  void whatAMachineHasIsNotBroughtAgain() throws IOException {
    Path one = image("one.tar", 1);
    Path two = image("two.tar", 2);
    Files.createDirectories(known());
    Files.writeString(known().resolve("images"), sum(two) + "\n");
    assertThat(bring()).isEmpty();
    Files.setLastModifiedTime(
        brought().resolve("one.tar"), java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(bring()).isEmpty();
    assertThat(Files.getLastModifiedTime(brought().resolve("one.tar")).toMillis()).isZero();
    assertThat(brought().resolve("two.tar")).as("was taken in before").doesNotExist();
    image("one.tar", 5);
    assertThat(bring()).isEmpty();
    assertThat(brought().resolve("one.tar")).hasSameBinaryContentAs(one);
  }

  @Test
  void whatBrokeOffIsGoneOnWith() throws IOException {
    Path one = image("one.tar", 1);
    Path coming = Files.createDirectories(known().resolve("coming"));
    byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(one), BYTES / 2);
    Files.write(coming.resolve(sum(one)), half);
    assertThat(bring()).isEmpty();
    assertThat(brought().resolve("one.tar")).hasSameBinaryContentAs(one);
    assertThat(coming.resolve(sum(one))).doesNotExist();
  }

  @Test
  void whatCameDamagedIsThrownAwayAndBroughtAgain() throws IOException {
    Path one = image("one.tar", 1);
    Path coming = Files.createDirectories(known().resolve("coming"));
    Files.write(coming.resolve(sum(one)), new byte[1000]);
    assertThatThrownBy(this::bring)
        .isInstanceOfSatisfying(
            LevanteException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.MACHINE_UNREACHABLE);
              assertThat(failure).hasMessageContaining("one.tar came damaged");
            });
    assertThat(bring()).isEmpty();
    assertThat(brought().resolve("one.tar")).hasSameBinaryContentAs(one);
  }

  @Test
  void aSilentMachineIsToldAndServedWhenItAnswers() throws IOException {
    image("one.tar", 1);
    machines.halt(ADDRESS);
    assertThatThrownBy(this::bring)
        .isInstanceOfSatisfying(
            LevanteException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MACHINE_UNREACHABLE));
    machines.boot(
        ADDRESS,
        keys.privateHostKey(ID, MACHINE),
        MachineKeys.USER,
        keys.login(ID).orElseThrow().privateKey());
    assertThat(bring()).isEmpty();
    assertThat(brought().resolve("one.tar")).exists();
  }
}
