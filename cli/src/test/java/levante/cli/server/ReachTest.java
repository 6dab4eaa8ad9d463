package levante.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import levante.cli.failure.CliFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The temporary folder is of mode 0700, as a home folder may be. */
class ReachTest {
  @TempDir private Path home;

  private Path shared;
  private Path vision;

  @BeforeEach
  void aDistributionStandsInAClosedHome() throws IOException {
    shared = Files.createDirectory(home.resolve("shared"));
    vision = Files.createDirectories(home.resolve("vision"));
    Files.createDirectories(vision.resolve("bin"));
    Files.writeString(vision.resolve("bin/levante-vision"), "#!/bin/sh\n");
    mode(vision.resolve("bin/levante-vision"), "rwx------");
    Files.writeString(vision.resolve("model.onnx"), "weights");
    mode(vision.resolve("model.onnx"), "rw-------");
  }

  @Test
  void aClosedFolderIsNotReachedByAll() throws IOException {
    mode(vision, "rwxr-xr-x");
    assertThat(Reach.byAll(vision)).isFalse();
    assertThat(Reach.byAll(Path.of("/usr/bin"))).isTrue();
  }

  @Test
  void whereJobsRunAsTheServerEverythingStaysWhereItIs() {
    Reach reach = new Reach(shared, uid(), Reach.JobUsers.SAME);
    assertThat(reach.toRead(vision)).isEqualTo(vision);
    assertThat(reach.toPass(home.resolve("jobs"))).isEqualTo(home.resolve("jobs"));
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void aClosedDistributionIsCopiedOnceForAllToRead() throws IOException {
    Path copy = others().toRead(vision);
    assertThat(copy).startsWith(shared);
    assertThat(others().toRead(vision)).isEqualTo(copy);
    assertThat(modeOf(copy)).isEqualTo("rwxr-xr-x");
    assertThat(modeOf(copy.resolve("bin/levante-vision"))).isEqualTo("rwxr-xr-x");
    assertThat(modeOf(copy.resolve("model.onnx"))).isEqualTo("rw-r--r--");
    assertThat(copy.resolve("model.onnx")).hasContent("weights");
    assertThat(shared.toFile().list()).hasSize(1);
  }

  @Test
  void aChangedDistributionIsCopiedAnew() throws IOException {
    Path before = others().toRead(vision);
    Files.writeString(vision.resolve("model.onnx"), "better weights");
    Path after = others().toRead(vision);
    assertThat(after).isNotEqualTo(before);
    assertThat(after.resolve("model.onnx")).hasContent("better weights");
  }

  @Test
  void jobsMayPassThroughTheirRootButNotListIt() throws IOException {
    Path root = others().toPass(home.resolve("jobs"));
    assertThat(root).startsWith(shared);
    assertThat(modeOf(root)).isEqualTo("rwx--x--x");
    assertThat(others().toPass(home.resolve("jobs"))).isEqualTo(root);
    assertThat(others().toPass(home.resolve("others"))).isNotEqualTo(root);
  }

  @Test
  void aTrapUnderTheExpectedNameIsRefused() throws IOException {
    Path expected = others().toPass(home.resolve("jobs"));
    Files.delete(expected);
    Files.createSymbolicLink(expected, home);
    assertThatThrownBy(() -> others().toPass(home.resolve("jobs")))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("is not ours");
    Files.delete(expected);
    Files.createDirectory(expected);
    mode(expected, "rwxrwxrwx");
    assertThatThrownBy(() -> others().toPass(home.resolve("jobs")))
        .hasMessageContaining("is not ours");
  }

  @Test
  void anIdleRootOfJobsIsRemovedAndOneWithARunStays() throws IOException {
    Path root = others().toPass(home.resolve("jobs"));
    Files.createDirectory(root.resolve("edge-0"));
    Files.createDirectory(root.resolve("cloud-0"));
    Path run = Files.createDirectory(root.resolve("edge-0/run-1"));
    others().tidy(root);
    assertThat(run).exists();
    Files.delete(run);
    others().tidy(root);
    assertThat(root).doesNotExist();
  }

  @Test
  void aRootWithinTheDataIsNotTidied() throws IOException {
    Path inside = Files.createDirectory(home.resolve("jobs"));
    others().tidy(inside);
    assertThat(inside).exists();
  }

  private Reach others() {
    return new Reach(shared, uid(), Reach.JobUsers.OTHERS);
  }

  private int uid() {
    return Reach.ofProcess().uid();
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
