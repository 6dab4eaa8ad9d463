package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import levante.kernel.ReferencePage;
import org.junit.jupiter.api.Test;

class ConformanceIT {
  @Test
  void thePageTellsWhatBecomesOfEachForeignTemplateAndWhy() {
    ForeignTemplates templates = new ForeignTemplates(Peer.fetched().data());
    ConformancePage page =
        new ConformancePage(Corpus.text(Path.of("../docs/reference/tosca-conformance.md")))
            .with(templates.names().size(), templates.refusals());

    ReferencePage.named("tosca-conformance.md").saysJust(page.text());
    assertThat(page.text()).as("each refusal has its reason").doesNotContain("|  |");
  }
}
