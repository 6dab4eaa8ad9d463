package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.tosca.parse.ProblemCode;
import org.junit.jupiter.api.Test;

class DiagnosticsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/tosca-diagnostics.md");

  @Test
  void thePageTellsTheCodesThatThereAre() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Diagnostics of templates\n\n");
    page.append(
        "Each problem in a template has one of these codes, with the file, line, column and ");
    page.append(
        "length of the\ncharacters it is about. Codes are never renamed. This page is kept true ");
    page.append("by `DiagnosticsPageTest`.\n\n| Code | Meaning |\n|---|---|\n");
    for (ProblemCode code : ProblemCode.values()) {
      page.append("| `%s` | %s |\n".formatted(code, code.meaning()));
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "").isEqualTo(page.toString());
  }
}
