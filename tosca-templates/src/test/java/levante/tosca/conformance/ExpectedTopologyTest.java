package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectedTopologyTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  @ParameterizedTest
  @MethodSource("drawings")
  void theTopologyIsTheOneThatAPersonDrew(String name) {
    ExpectedTopology drawn = ExpectedTopology.read(name);
    assertThat(differences(drawn, Corpus.template(drawn.template(), drawn.parents()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void theParentsThatATemplateNamesAreFoundBesideIt(String name) {
    ExpectedTopology drawn = ExpectedTopology.read(name);
    assertThat(differences(drawn, Corpus.template(drawn.template(), List.of()))).isEmpty();
  }

  @Test
  void eachTemplateIsDrawnOnEachOfItsParents() {
    List<String> wanted = new ArrayList<>();
    Corpus.all()
        .forEach(
            (name, text) -> {
              Map<?, ?> metadata = ExpectedTopology.map((Map<?, ?>) Corpus.yaml(text), "metadata");
              if (metadata.get("parents") instanceof List<?> parents) {
                parents.forEach(parent -> wanted.add(name + " on [" + parent + "]"));
              } else {
                wanted.add(name + " on []");
              }
            });
    assertThat(drawings().map(ExpectedTopology::read))
        .extracting(drawn -> drawn.template() + " on " + drawn.parents())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  static Stream<String> drawings() {
    return Corpus.files(Corpus.RESOURCES.resolve("expected"), ".yaml").stream()
        .map(Path::getFileName)
        .map(file -> file.toString().replace(".yaml", ""));
  }

  private static List<String> differences(ExpectedTopology drawn, TemplateSource template) {
    Compilation compilation = COMPILER.compile(template, Map.of());
    return compilation.match(
        compiled -> TopologyDifferences.between(drawn, compiled.topology()),
        rejected -> rejected.problems().stream().map(Object::toString).toList());
  }
}
