package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.install.NodeImages.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeImagesTest {
  private static final String SUM_OF_A =
      "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
  private static final String SUM_OF_B =
      "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";

  @TempDir private Path folder;

  private final NodeImages none = new NodeImages(Optional.empty());

  private NodeImages images() {
    return new NodeImages(Optional.of(folder));
  }

  private void archive(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void thereAreNoneWithoutAFolder() {
    assertThat(none.archives()).isEmpty();
    assertThat(none.list()).isEmpty();
    assertThat(images().list()).isEmpty();
  }

  @Test
  void archivesAreListedWithTheirSumsAndArchitectures() throws IOException {
    archive("b.tar", "b");
    archive("arm64/a.tar.zst", "a");
    archive("notes.txt", "no archive");
    archive("a name.tar", "no name for a script");
    archive("base/rootfs.tar", "of no architecture");
    archive(".hidden.tar", "half written");
    assertThat(images().list()).isEqualTo(SUM_OF_A + "  arm64/a.tar.zst\n" + SUM_OF_B + "  b.tar");
  }

  @Test
  void anArchiveThatChangesIsSummedAgain() throws IOException {
    NodeImages images = images();
    archive("a.tar", "b");
    assertThat(images.archives()).extracting(Archive::sum).containsExactly(SUM_OF_B);
    archive("a.tar", "a");
    Files.setLastModifiedTime(folder.resolve("a.tar"), FileTime.fromMillis(0));
    assertThat(images.archives()).extracting(Archive::sum).containsExactly(SUM_OF_A);
  }

  @Test
  void oneNameForAllAndForAnArchitectureIsRefused() throws IOException {
    archive("a.tar", "a");
    archive("amd64/a.tar", "b");
    NodeImages images = images();
    assertThatThrownBy(images::archives)
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("amd64/a.tar");
  }

  @Test
  void aFolderThatIsGoneIsNotAnEmptyOne() throws IOException {
    Files.delete(folder);
    NodeImages images = images();
    assertThatThrownBy(images::archives)
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("levante.node-images")
        .hasMessageContaining("cannot be read");
    Files.createDirectories(folder);
  }
}
