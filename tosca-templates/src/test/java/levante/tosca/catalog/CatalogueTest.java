package levante.tosca.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  /** What has no default, since only the person who deploys can know it. */
  private static final Map<String, Object> OWN =
      Map.of("server_address", "192.0.2.10", "ssh_credential", "edge");

  static Stream<String> ids() {
    return CATALOGUE.entries().stream().map(Catalogue.Entry::id);
  }

  static Stream<TemplateSource> templates() {
    return CATALOGUE.entries().stream()
        .flatMap(
            entry ->
                entry.isChild()
                    ? entry.parents().stream()
                        .map(parent -> CATALOGUE.template(entry.id(), List.of(parent)))
                    : Stream.of(CATALOGUE.template(entry.id())));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyTemplateHasItsPictureWithoutScript(String id)
      throws IOException, ParserConfigurationException, SAXException {
    String icon = CATALOGUE.entry(id).form().icon().orElseThrow();
    try (InputStream file = Catalogue.class.getResourceAsStream("/templates/" + icon)) {
      assertThat(file).as(icon).isNotNull();
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element picture = factory.newDocumentBuilder().parse(file).getDocumentElement();
      assertThat(picture.getTagName()).isEqualTo("svg");
      assertThat(picture.getAttribute("viewBox")).isEqualTo("0 0 48 48");
      NodeList all = picture.getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        Element one = (Element) all.item(i);
        assertThat(one.getTagName()).isIn("rect", "g", "path", "circle", "ellipse");
        for (int j = 0; j < one.getAttributes().getLength(); j++) {
          assertThat(one.getAttributes().item(j).getNodeName()).doesNotStartWith("on");
        }
      }
    }
  }

  @Test
  void noTwoTemplatesShareAPictureUnlessOneAddsToOthers() {
    assertThat(
            CATALOGUE.entries().stream()
                .filter(entry -> !entry.isChild())
                .map(entry -> entry.form().icon().orElseThrow()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateAndEveryChildOnEachParentCompilesWithoutAWarning(TemplateSource source) {
    Map<String, Object> inputs = new java.util.TreeMap<>(OWN);
    inputs
        .keySet()
        .retainAll(FormReader.read(source).form().fields().map(Form.Field::name).toList());

    Compilation compilation = COMPILER.compile(source, inputs);

    assertThat(compilation)
        .isInstanceOfSatisfying(
            Compilation.Compiled.class, compiled -> assertThat(compiled.warnings()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyFormIsMadeWithoutAWarningAndExplainsEachField(TemplateSource source) {
    FormReader.Reading reading = FormReader.read(source);

    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.form().fields()).isNotEmpty().allMatch(field -> field.help().endsWith("."));
    assertThat(reading.form().tabs()).noneMatch(tab -> tab.name().equals("Other"));
  }

  @Test
  void everyFileOfTheFolderIsInTheCatalogue() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/templates"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(ids().toList());
    }
  }

  @Test
  void everyEntrySaysInWordsWhatItIs() {
    assertThat(CATALOGUE.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.title()).isNotEqualTo(entry.id()).isNotBlank();
              assertThat(entry.description()).endsWith(".");
              assertThat(entry.form().icon()).isPresent();
              assertThat(entry.form().tags()).isNotEmpty();
            });
  }

  @Test
  void theTemplatesThatStandAloneComeFirstInTheirOrder() {
    assertThat(ids().toList())
        .startsWith("single-machine", "k3s-edge", "kubernetes", "elastic-kubernetes")
        .endsWith("helm-chart", "container-service");
  }

  @Test
  void parentsAndChildrenNameEachOther() {
    for (Catalogue.Entry entry : CATALOGUE.entries()) {
      for (String child : entry.children()) {
        assertThat(CATALOGUE.entry(child).parents()).as(child).contains(entry.id());
      }
      // What the metadata promise to other tools, and what the catalogue works out.
      assertThat(entry.form().children())
          .as(entry.id())
          .containsExactlyInAnyOrderElementsOf(
              entry.children().stream().map(child -> child + ".yaml").toList());
    }
  }

  @Test
  void severalChildrenAreAddedOneUponTheOther() {
    TemplateSource source =
        CATALOGUE.template("helm-chart", List.of("kubernetes", "add-elasticity", "add-services"));

    assertThat(COMPILER.compile(source, Map.of("max_workers", 9)).orThrow())
        .satisfies(
            topology -> {
              assertThat(topology.nodeTemplate("helm_chart")).isPresent();
              assertThat(topology.nodeTemplate("services")).isPresent();
              assertThat(
                      topology.nodeTemplate("worker").orElseThrow().scaling().orElseThrow().max())
                  .isEqualTo(9);
            });
  }

  @Test
  void theGuidesTableIsTheCatalogue() throws IOException {
    List<String> rows =
        CATALOGUE.entries().stream()
            .map(
                entry ->
                    "| `%s` | %s | %s |"
                        .formatted(entry.id(), entry.title(), String.join(", ", entry.parents())))
            .toList();

    assertThat(Files.readAllLines(Path.of("../docs/templates.md"))).containsSubsequence(rows);
  }

  @Test
  void anUnknownTemplateIsNotFoundAndTheNearestIsNamed() {
    assertThatThrownBy(() -> CATALOGUE.template("edge-to-clod"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND))
        .hasMessageContaining("did you mean 'edge-to-cloud'?");
  }
}
