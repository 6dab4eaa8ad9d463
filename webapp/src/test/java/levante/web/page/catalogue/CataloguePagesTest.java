package levante.web.page.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.OwnerId;
import levante.tosca.TemplateCompiler;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;
import levante.web.error.ErrorBody.Problem;
import levante.web.jte.Templates;
import levante.web.page.form.InputValues;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CataloguePagesTest {
  private static final Frame FRAME = new Frame(new OwnerId("ada"), "t0k3n", Section.CATALOGUE);
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  private final Templates templates = new Templates();

  static Stream<String> ids() {
    return CATALOGUE.entries().stream().map(Catalogue.Entry::id);
  }

  private static List<String> found(String query, String tag) {
    CataloguePage page =
        CataloguePage.of(FRAME, CATALOGUE, query, Optional.of(tag).filter(one -> !one.isEmpty()));
    return Stream.of(page.alone(), page.additions()).flatMap(List::stream).map(Card::id).toList();
  }

  @Test
  void theCatalogueIsSearchedByAllWordsAndByATag() {
    assertThat(found("", "")).hasSameSizeAs(CATALOGUE.entries());
    assertThat(found(" GPU kubernetes ", "")).contains("gpu-workers").doesNotContain("k3s-edge");
    assertThat(found("", "slurm")).containsExactly("elastic-slurm");
    assertThat(found("kubernetes", "slurm")).isEmpty();
  }

  @Test
  void anAdditionLeadsToTheFormOfWhatItIsAddedTo() {
    Card card = Card.of(CATALOGUE.entry("add-elasticity"), CATALOGUE);
    assertThat(card.path()).isEqualTo("/catalogue/kubernetes?add=add-elasticity");
    assertThat(card.addsTo()).contains("Kubernetes in a cloud");
  }

  @Test
  void theListSaysSoWhenNothingFits() {
    String page =
        templates.render(
            "catalogue/list.jte",
            CataloguePage.of(FRAME, CATALOGUE, "<nothing>", Optional.empty()));
    assertThat(page).contains("Nothing fits", "value=\"&lt;nothing>\"").doesNotContain("<nothing>");
  }

  private String form(String id, InputValues values, Optional<Refusal> refusal) {
    Catalogue.Entry entry = CATALOGUE.entry(id);
    Filling filling = Filling.start(id, List.of());
    Filling filled =
        new Filling(
            id,
            List.of(),
            "",
            values,
            filling.ttl(),
            filling.cloud(),
            Optional.empty(),
            Optional.empty());
    return templates.render(
        "catalogue/form.jte",
        FormPage.of(
            FRAME,
            new Design(entry.title(), CATALOGUE.template(id), entry.form(), List.of()),
            filled,
            List.of("site", "lab"),
            refusal));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyInputOfEveryTemplateHasALabelledFieldWithItsHelp(String id) {
    String page = form(id, InputValues.NONE, Optional.empty());
    CATALOGUE
        .entry(id)
        .form()
        .fields()
        .map(Form.Field::name)
        .forEach(
            name ->
                assertThat(page)
                    .contains("<label for=\"input." + name + "\">")
                    .contains("id=\"input." + name + "\"", "id=\"input." + name + "-help\""));
    Matcher described = Pattern.compile("aria-describedby=\"([^\"]+)\"").matcher(page);
    assertThat(described.results().flatMap(one -> Stream.of(one.group(1).split(" "))))
        .allSatisfy(target -> assertThat(page).contains("id=\"" + target + "\""));
    assertThat(page)
        .contains("name=\"form_token\" value=\"t0k3n\"")
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("(?i)<style| style=| on[a-z]+=|javascript:");
  }

  private static Optional<Refusal> refusal(String id, Map<String, Object> inputs) {
    List<Problem> problems =
        COMPILER
            .compile(CATALOGUE.template(id), inputs)
            .match(compiled -> List.<Diagnostic>of(), rejected -> rejected.problems())
            .stream()
            .map(Problem::of)
            .toList();
    return Optional.of(new Refusal(400, "INVALID_TEMPLATE", "no", problems));
  }

  @Test
  void aWrongValueIsSaidBesideItsFieldAndWhatWasTypedIsKept() {
    InputValues typed =
        InputValues.of(Map.of("workers", "-1", "worker_memory", "lots", "region", "west"));
    String page =
        form(
            "kubernetes",
            typed,
            refusal("kubernetes", typed.inputs(CATALOGUE.entry("kubernetes").form())));
    assertThat(page)
        .contains("2 fields need other values", "role=\"alert\"")
        .contains("value=\"-1\"", "value=\"lots\"", "value=\"west\"")
        .containsPattern("id=\"input.worker_memory-errors\">[^<]*lots")
        .contains("aria-describedby=\"input.workers-errors input.workers-help\"")
        .doesNotContain("input.region-errors");
  }

  @Test
  void whatMeansASizeHasASearchBesideIt() {
    assertThat(form("single-machine", InputValues.NONE, Optional.empty()))
        .contains(
            "name=\"choice\" value=\"cpus\" formaction=\"/deployments/single-machine/choice\"",
            ">Search sizes for machine</button>")
        .doesNotContain("Search images");
    assertThat(form("container-service", InputValues.NONE, Optional.empty()))
        .as("a container's image is none of a cloud's")
        .doesNotContain("Search images");
  }

  @Test
  void aProblemOfTheTextIsSaidWithItsLineAndColumn() {
    Problem problem =
        new Problem(
            "X",
            "error",
            "t",
            3,
            7,
            1,
            "topology_template/node_templates/a",
            "is <odd>",
            Optional.empty());
    String page =
        templates.render(
            "catalogue/own.jte", new OwnPage(FRAME, "a: <b>", Optional.empty(), List.of(problem)));
    assertThat(page)
        .contains("<code>3:7</code>", "is &lt;odd&gt;", "1 problem;", "a: &lt;b&gt;")
        .doesNotContain("<odd>", "<b>");
  }

  @Test
  void credentialsThatWereGivenAreOnNoLaterPage() {
    Filling sent =
        Filling.sent(
            "kubernetes", Map.of("credentials", List.of("type = OpenStack; password = hidden")));
    Catalogue.Entry entry = CATALOGUE.entry("kubernetes");
    String page =
        templates.render(
            "catalogue/form.jte",
            FormPage.of(
                FRAME,
                new Design(
                    entry.title(), CATALOGUE.template("kubernetes"), entry.form(), List.of()),
                sent,
                List.of(),
                Optional.empty()));
    assertThat(page).doesNotContain("password = hidden");
  }
}
