package levante.tosca.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImportsTest {
  @TempDir private Path folder;
  private Path root;
  private FolderImports imports;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("sub"));
    Files.writeString(root.resolve("sub/types.yaml"), "inside");
    Files.writeString(folder.resolve("secret.yaml"), "outside");
    imports = new FolderImports(root);
  }

  @Test
  void aFileInsideIsFoundUnderTheNameThatWasAskedFor() {
    assertThat(find("sub/types.yaml"))
        .isEqualTo(new ImportResult.Found("sub/types.yaml", "inside"));
    assertThat(find(root.resolve("sub/types.yaml").toString()))
        .isInstanceOf(ImportResult.Found.class);
  }

  @Test
  void namesMayBeRelativeToAnotherFolder() {
    FolderImports fromSub = new FolderImports(root, root.resolve("sub"));

    assertThat(fromSub.find(ImportRequest.of("types.yaml"))).isInstanceOf(ImportResult.Found.class);
    assertThat(fromSub.find(ImportRequest.of("../sub/types.yaml")))
        .isInstanceOf(ImportResult.Found.class);
  }

  @Test
  void nothingOutsideIsReadNorToldToBeThere() {
    for (String name :
        new String[] {
          "../secret.yaml", "../absent.yaml", folder.resolve("secret.yaml").toString(), "/absent"
        }) {
      assertThat(find(name))
          .as(name)
          .isEqualTo(new ImportResult.Refused("it is outside of the template's folder"));
    }
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("link.yaml"), folder.resolve("secret.yaml"));
    Files.createSymbolicLink(root.resolve("up"), folder);

    assertThat(find("link.yaml")).isInstanceOf(ImportResult.Refused.class);
    assertThat(find("up/secret.yaml")).isInstanceOf(ImportResult.Refused.class);
  }

  @Test
  void whatIsNoTextOrNoFileOrTooLargeIsRefused() throws IOException {
    Files.write(root.resolve("binary"), new byte[] {(byte) 0xff, 0});
    Files.write(root.resolve("large"), new byte[(1 << 22) + 1]);

    assertThat(find("binary")).isInstanceOf(ImportResult.Refused.class);
    assertThat(find("large")).isInstanceOf(ImportResult.Refused.class);
    assertThat(find("sub")).isEqualTo(new ImportResult.Refused("it is not a file"));
  }

  @Test
  void whatIsNotThereIsNotFoundAndUrlsAreForOthers() {
    assertThat(find("absent.yaml")).isEqualTo(new ImportResult.NotFound());
    assertThat(find("file:///etc/passwd")).isEqualTo(new ImportResult.NotFound());
    assertThat(find("a\u0000b")).isInstanceOf(ImportResult.Refused.class);
  }

  private ImportResult find(String location) {
    return imports.find(ImportRequest.of(location));
  }
}
