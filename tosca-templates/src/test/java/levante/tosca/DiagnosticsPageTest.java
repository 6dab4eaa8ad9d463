package levante.tosca;

import levante.kernel.ReferencePage;
import levante.tosca.parse.ProblemCode;
import org.junit.jupiter.api.Test;

class DiagnosticsPageTest {
  @Test
  void thePageTellsTheCodesThatThereAre() {
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
    ReferencePage.named("tosca-diagnostics.md").saysJust(page.toString());
  }
}
