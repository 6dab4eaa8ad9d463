package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.provisioner.application.ManagedApplications;
import levante.provisioner.terms.Terms;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class OlderRowsTest {
  @Test
  void aTemplateThatWasKeptWithoutParentsAndFilesIsReadWithNone() {
    String row =
        "{\"template\": {\"name\": \"t.yaml\", \"text\": \"a: b\"}, \"inputs\": {},"
            + " \"outputs\": [], \"storages\": []}";

    assertThat(Documents.SECRET.read(row, Documents.Sealed.class).template())
        .isEqualTo(new TemplateSource("t.yaml", "a: b"));
  }

  @Test
  void anInfrastructureOfWhichNoTermsWereKeptIsKeptOnNone() {
    String row =
        "{\"desired\": {\"clusters\": [], \"pools\": [], \"storages\": []}, \"machines\": [],"
            + " \"troubles\": [], \"nextIndex\": 0, \"retired\": [],"
            + " \"status\": {\"state\": \"PENDING\", \"explanations\": []}%s}";

    assertThat(Documents.PLAIN.read(row.formatted(""), Documents.Body.class).terms())
        .isEqualTo(Terms.NONE);
    assertThat(Documents.PLAIN.read(row.formatted(", \"terms\": {}"), Documents.Body.class).terms())
        .isEqualTo(Terms.NONE);
  }

  @Test
  void aTemplateIsKeptWithItsParentsAndFiles() {
    TemplateSource kept =
        new TemplateSource(
            "child.yaml",
            "a: b",
            List.of(new TemplateSource("parent.yaml", "c: d")),
            new TreeMap<>(Map.of("types.yaml", "e: f")));
    Documents.Sealed sealed =
        new Documents.Sealed(
            kept, Map.of(), List.of(), List.of(), List.of(), ManagedApplications.NONE);

    String row = Documents.SECRET.write(sealed);

    assertThat(Documents.SECRET.read(row, Documents.Sealed.class)).isEqualTo(sealed);
  }

  @Test
  void anInfrastructureOfBeforeThereWereApplicationsHasNone() {
    String row =
        "{\"template\": {\"name\": \"a.yaml\", \"text\": \"a: b\"}, \"inputs\": {}, \"outputs\": [],"
            + " \"storages\": []}";

    Documents.Sealed read = Documents.SECRET.read(row, Documents.Sealed.class);

    assertThat(read.applications()).isEmpty();
    assertThat(read.installed()).isEqualTo(ManagedApplications.NONE);
  }
}
