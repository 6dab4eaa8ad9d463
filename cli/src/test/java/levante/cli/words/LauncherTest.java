package levante.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./levante} tells Java of the streams, with a Java that only tells its words. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path folder;
  private Path launcher;

  @BeforeEach
  void theFunctionsOfTheLauncherAreWrittenWithAJavaOfTheirOwn() throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String text = Files.readString(Path.of("../levante"));
    launcher =
        Files.writeString(
            folder.resolve("launcher.sh"),
            "set -eu\nPATH=%s:$PATH\nhome=/home\nclasses=/none\nsmall_path() { echo jar; }\n"
                    .formatted(folder)
                + function(text, "words")
                + function(text, "terminals")
                + function(text, "run_small")
                + "run_small validate t.yaml\n");
  }

  private static String function(String text, String name) {
    Matcher found =
        Pattern.compile("^%s\\(\\) \\{(.*\\}|[\\s\\S]*?^\\})$".formatted(name), Pattern.MULTILINE)
            .matcher(text);
    assertThat(found.find()).as(name).isTrue();
    return found.group() + "\n";
  }

  private static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aPersonAtATerminalGetsColours() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(SCRIPT), "no script(1) that makes a terminal");
    assertThat(said(List.of(SCRIPT.toString(), "-qec", "sh " + launcher, "/dev/null")))
        .contains("-Dlevante.terminal.out=true", "-Dlevante.terminal.err=true", "validate t.yaml");
  }

  @Test
  void aPipeGetsNone() throws IOException, InterruptedException {
    assertThat(said(List.of("sh", launcher.toString())))
        .contains("-Dlevante.terminal.out=false", "-Dlevante.terminal.err=false");
  }
}
