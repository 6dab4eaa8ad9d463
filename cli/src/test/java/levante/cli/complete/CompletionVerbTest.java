package levante.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.deploy.DeployVerbs;
import levante.cli.services.ServiceVerbs;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionVerbTest {
  @TempDir private Path folder;

  private String script() {
    StringWriter out = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(out),
            Colours.OFF,
            Colours.OFF);
    CompletionVerb verb =
        new CompletionVerb(Stream.concat(DeployVerbs.all().stream(), ServiceVerbs.all().stream()));
    assertThat(verb.execute(List.of("fish"), terminal)).isEqualTo(2);
    out.getBuffer().setLength(0);
    assertThat(verb.execute(List.of("bash"), terminal)).isZero();
    return out.toString();
  }

  /** What bash offers for words, of which the last is begun. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("levante.bash"), script());
    String asked =
        ". %s; COMP_WORDS=(levante %s); COMP_CWORD=%d; _levante; echo \"${COMPREPLY[@]}\""
            .formatted(file, "'" + String.join("' '", words) + "'", words.length);
    Process bash = new ProcessBuilder("bash", "-euc", asked).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return said.isBlank() ? List.of() : List.of(said.strip().split(" "));
  }

  @Test
  void verbsTheirWordsAndTheirOptionsAreCompleted() throws IOException, InterruptedException {
    assertThat(offered("de")).containsExactly("demo", "destroy");
    assertThat(offered("services", "")).containsExactly("list", "get", "plan", "apply", "delete");
    assertThat(offered("services", "apply", "--inf")).containsExactly("--infrastructure");
    assertThat(offered("apply", "--wa")).containsExactly("--wait");
  }

  @Test
  void filesAreLeftToBash() throws IOException, InterruptedException {
    assertThat(offered("apply", "")).isEmpty();
    assertThat(offered("status", "x", "")).isEmpty();
  }
}
