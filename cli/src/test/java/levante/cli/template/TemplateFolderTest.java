package levante.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFolderTest {
  @TempDir private Path folder;

  private void put(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "a: b\n");
    }
  }

  private List<String> found() {
    return TemplateFolder.of(folder.toString()).files().stream()
        .map(name -> folder.relativize(Path.of(name)).toString())
        .toList();
  }

  @Test
  void templatesAndArchivesAreFoundAtEveryDepthInTheOrderOfTheirNames() throws IOException {
    put("z.yaml", "b/deep/er/t.yml", "b/a.csar", "Ünï cödé 😀/x.YAML", "a.zip", "b.yaml");
    put("b/notes.txt", "b/script.sh", "yaml", "b/t.yaml.bak");
    assertThat(found())
        .containsExactly(
            "a.zip", "b.yaml", "b/a.csar", "b/deep/er/t.yml", "z.yaml", "Ünï cödé 😀/x.YAML");
  }

  @Test
  void whatToolsKeepInHiddenFoldersIsNoTemplateButAHiddenFolderThatIsNamedIsRead()
      throws IOException {
    put(".git/a.yaml", "b/.cache/c.yaml", "d.yaml");
    assertThat(found()).containsExactly("d.yaml");
    assertThat(TemplateFolder.of(folder.resolve(".git").toString()).files())
        .containsExactly(folder.resolve(".git/a.yaml").toString());
  }

  @Test
  void aLinkToAFileIsReadAndALinkToAFolderAboveIsNotFollowed() throws IOException {
    put("a.yaml", "b/c.yaml");
    Files.createSymbolicLink(folder.resolve("b/round.yaml"), folder);
    Files.createSymbolicLink(folder.resolve("b/up"), folder);
    Files.createSymbolicLink(folder.resolve("b/link.yaml"), folder.resolve("a.yaml"));
    assertThat(found()).containsExactly("a.yaml", "b/c.yaml", "b/link.yaml");
  }

  @Test
  void aFolderWithoutATemplateIsAFailureThatNamesIt() throws IOException {
    put("readme.txt");
    TemplateFolder.Listing listing = TemplateFolder.of(folder.toString());
    assertThat(listing.files()).isEmpty();
    assertThat(listing.failures())
        .singleElement()
        .asString()
        .contains("there is no .yaml", folder.toString());
  }

  @Test
  void aFolderThatMayNotBeReadIsAFailureAndTheRestIsFound() throws IOException {
    put("a.yaml", "locked/b.yaml");
    Path locked = folder.resolve("locked");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(Files.isReadable(locked), "root may read everything");
      TemplateFolder.Listing listing = TemplateFolder.of(folder.toString());
      assertThat(listing.files()).containsExactly(folder.resolve("a.yaml").toString());
      assertThat(listing.failures()).containsExactly(locked + " cannot be read");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whatIsNoFolderStandsForItself() {
    for (String word : List.of("-", "none.yaml", "a\0b")) {
      assertThat(TemplateFolder.of(word))
          .isEqualTo(new TemplateFolder.Listing(List.of(word), List.of()));
    }
  }

  @Test
  void theWorkingFolderIsLeftOutOfTheNames() {
    assertThat(TemplateFolder.of(".").files())
        .contains("src/main/demo/edge-to-cloud-services.yaml");
  }
}
