package levante.cli.fdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.cli.failure.CliFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InlinedFdlTest {
  @TempDir private Path folder;

  @Test
  void eachScriptStandsInThePlaceOfItsNameAndTheRestIsUnchanged() throws IOException {
    Files.writeString(folder.resolve("a.sh"), "#!/bin/sh\nset -eu\necho \"a: $X\"\n");
    String text =
        InlinedFdl.of(
            fdl(
                """
                functions:
                  oscar:
                    - edge: {name: a, cpu: '1.0', memory: 2Gi, script: a.sh}
                    - cloud: {name: b, image: x}
                """));
    assertThat(text)
        .contains("set -eu")
        .contains("echo \"a: $X\"")
        .doesNotContain("a.sh")
        .contains("memory: 2Gi");
    assertThat(text)
        .as("a text that looks like a number stays a text")
        .containsPattern("['\"]1\\.0['\"]");
  }

  @Test
  void aScriptThatIsNotThereIsNamed() throws IOException {
    Path file = fdl("functions: {oscar: [{edge: {name: a, script: gone.sh}}]}");
    assertThatThrownBy(() -> InlinedFdl.of(file))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("gone.sh");
  }

  @Test
  void whatIsNoYamlIsSaidWithItsPlace() throws IOException {
    Path file = fdl("functions: [");
    assertThatThrownBy(() -> InlinedFdl.of(file)).hasMessageContaining("is not YAML");
  }

  private Path fdl(String text) throws IOException {
    return Files.writeString(folder.resolve("fdl.yaml"), text);
  }

  @Test
  void aScriptThatStandsInTheFileStaysAsItIs() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("inline.yaml"),
            """
            functions:
              oscar:
              - edge: {name: a, script: "#!/bin/true"}
              - edge:
                  name: b
                  script: |
                    tr a-z A-Z
            """);
    assertThat(InlinedFdl.of(file)).contains("#!/bin/true", "tr a-z A-Z");
  }
}
