package levante.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModuleKeepsTheWallsAndSeesWhatItMeasures() {
    ArchitectureRules.ofModule("levante.bench")
        .checkCommon()
        .checkSeesOnly("levante.kernel", "levante.tosca", "levante.elasticity", "levante.oscar");
  }

  /** {@code ./levante demo} builds without tests, and so without what they are packed in. */
  @Test
  void noModuleNeedsAnothersTestsToBeBuilt() throws IOException {
    Pattern tests =
        Pattern.compile(
            "<dependency>(?:(?!</dependency>).)*<type>test-jar</type>.*?</dependency>",
            Pattern.DOTALL);
    try (Stream<Path> files = Files.walk(Path.of(".."), 3)) {
      List<Path> poms = files.filter(file -> file.endsWith("pom.xml")).toList();
      assertThat(poms).hasSizeGreaterThan(8);
      for (Path pom : poms) {
        assertThat(tests.matcher(Files.readString(pom)).results().map(MatchResult::group))
            .as(pom.toString())
            .allMatch(one -> !one.contains("<scope>") || one.contains("<scope>test</scope>"));
      }
    }
  }
}
