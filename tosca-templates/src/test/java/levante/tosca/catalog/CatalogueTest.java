package levante.tosca.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.bundled();

  @Test
  void everyTemplateCompilesWithItsDefaultsAndWithoutAWarning() {
    TemplateCompiler compiler = TemplateCompiler.bundled();
    for (Catalogue.Entry entry : catalogue.entries()) {
      Compilation compilation = compiler.compile(catalogue.template(entry.id()), Map.of());
      assertThat(compilation)
          .as(entry.id())
          .isInstanceOfSatisfying(
              Compilation.Compiled.class, compiled -> assertThat(compiled.warnings()).isEmpty());
    }
  }

  @Test
  void everyEntrySaysInWordsWhatItIs() {
    assertThat(catalogue.entries())
        .extracting(Catalogue.Entry::id)
        .containsExactly("edge-to-cloud", "single-machine");
    assertThat(catalogue.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.title()).isNotEqualTo(entry.id()).isNotBlank();
              assertThat(entry.description()).endsWith(".");
            });
  }

  @Test
  void anUnknownTemplateIsNotFoundAndTheNearestIsNamed() {
    assertThatThrownBy(() -> catalogue.template("edge-to-clod"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND))
        .hasMessageContaining("did you mean 'edge-to-cloud'?");
  }
}
