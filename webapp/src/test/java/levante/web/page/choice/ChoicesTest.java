package levante.web.page.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Quantity;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.FormReader;
import levante.web.page.choice.Choice.Kind;
import levante.web.page.form.InputValues;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final TemplateSource OWN =
      new TemplateSource(
          "own.yaml",
          """
          tosca_definitions_version: tosca_simple_yaml_1_3
          topology_template:
            inputs:
              brain: { type: string }
              flavour: { type: string }
              picture: { type: string }
              gpus: { type: integer }
              image: { type: string }
            node_templates:
              a:
                type: tosca.nodes.Compute
                capabilities:
                  host: { properties: { instance_type: { get_input: flavour } } }
                  os: { properties: { image: { get_input: picture } } }
              b:
                type: tosca.nodes.Compute
                capabilities:
                  host: { properties: { num_gpus: { get_input: gpus }, mem_size: 4 GB } }
                  os: { properties: { image: { concat: [ x, { get_input: image } ] } } }
              c:
                type: tosca.nodes.Compute
                capabilities:
                  host: { properties: { instance_type: { get_input: flavour } } }
          """);

  private static Choices of(TemplateSource source) {
    return Choices.of(source, FormReader.read(source).form());
  }

  private static Choice choice(Kind kind, String node, String field, String... more) {
    Map<String, String> inputs = new TreeMap<>(Map.of(more[0], field));
    for (int i = 1; i < more.length; i += 2) {
      inputs.put(more[i], more[i + 1]);
    }
    return new Choice(kind, node, new TreeMap<>(inputs), field);
  }

  @Test
  void whatAnInputIsTakenForCountsAndNotItsName() {
    assertThat(of(OWN).all())
        .containsExactly(
            choice(Kind.SIZE, "a", "flavour", "instance_type"),
            choice(Kind.IMAGE, "a", "picture", "image"));
    assertThat(of(OWN).at("brain")).isEmpty();
    assertThat(of(OWN).at("picture")).map(Choice::kind).contains(Kind.IMAGE);
  }

  @Test
  void theInputsOfANodeTemplateAreFilledInTogether() {
    assertThat(of(CATALOGUE.template("kubernetes")).all())
        .containsExactly(
            choice(
                Kind.SIZE,
                "control_plane",
                "control_plane_cpus",
                "num_cpus",
                "mem_size",
                "control_plane_memory",
                "region",
                "region"),
            choice(
                Kind.SIZE,
                "worker",
                "worker_cpus",
                "num_cpus",
                "mem_size",
                "worker_memory",
                "region",
                "region"));
  }

  @Test
  void whatIsAddedToATemplateIsReadToo() {
    TemplateSource both = CATALOGUE.template("second-worker-type", List.of("kubernetes"));
    assertThat(of(both).all())
        .extracting(Choice::field)
        .contains("worker_cpus", "second_worker_cpus");
  }

  @Test
  void noTextAtAllBreaksIt() {
    for (String text : List.of("", "a", "[", "topology_template: { node_templates: 7 }")) {
      assertThat(of(new TemplateSource("x.yaml", text)).all()).isEmpty();
    }
  }

  private static MachineSize size(long memory) {
    return new MachineSize(
        "g1.large",
        4,
        Quantity.of(memory),
        Quantity.of(50L << 30),
        1,
        new BigDecimal("0.25"),
        MachineSize.Pricing.LISTED);
  }

  @Test
  void aSizePutsJustWhatItHasIntoTheFields() {
    Choice cpus =
        choice(Kind.SIZE, "w", "cpus", "num_cpus", "mem_size", "memory", "num_gpus", "gpus");
    SizeRow row = SizeRow.of(new Region("madrid"), size(15L << 29));
    assertThat(row.summary()).isEqualTo("4 CPUs, 7.5 GiB, 1 GPU, 50 GiB disk");
    assertThat(row.price()).isEqualTo("0.2500 € an hour");
    assertThat(row.fill(cpus).values())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of("input.cpus", "4", "input.memory", "7680 MiB", "input.gpus", "1")));
    assertThat(SizeRow.of(new Region("madrid"), size(8_000_000_000L)).memoryBytes())
        .isEqualTo("8 GB");
    assertThat(SizeRow.of(new Region("madrid"), size(8_000_000_001L)).memoryBytes())
        .isEqualTo("8000000001 B");
    Choice named = choice(Kind.SIZE, "a", "flavour", "instance_type");
    assertThat(row.fill(named).values()).containsOnly(Map.entry("input.flavour", "g1.large"));
  }

  @Test
  void whereItIsIsFilledInWithWhatIsChosen() {
    Choice worker = of(CATALOGUE.template("kubernetes")).at("worker_cpus").orElseThrow();
    assertThat(worker.labels()).contains("Region");
    assertThat(SizeRow.of(new Region("madrid"), size(8L << 30)).fill(worker).values())
        .containsEntry("input.region", "madrid");
    assertThat(of(CATALOGUE.template("kubernetes")).at("region")).isEmpty();
  }

  @Test
  void anImageIsNamedByItsId() {
    Image debian =
        new Image(
            "i&1 =ñ", "Debian 12", Optional.of("debian"), Optional.of("12"), Optional.of("x86_64"));
    Choice picture = choice(Kind.IMAGE, "a", "picture", "image");
    Fill fill = ImageRow.of(new Region("madrid"), debian).fill(picture);
    assertThat(Fill.sent(fill.text())).isEqualTo(fill);
    assertThat(fill.values()).containsOnly(Map.entry("input.picture", "i&1 =ñ"));
  }

  @Test
  void onlyWhatASearchFillsInIsFilledIn() {
    InputValues typed = InputValues.of(Map.of("picture", "old", "brain", "kept"));
    InputValues taken =
        of(OWN).taken(typed, Fill.sent("input.picture=new&input.brain=other&cloud=x&%zz=1&=2"));
    assertThat(taken.typed())
        .containsExactlyEntriesOf(new TreeMap<>(Map.of("brain", "kept", "picture", "new")));
    assertThat(of(OWN).taken(typed, Fill.sent(""))).isEqualTo(typed);
  }

  @Test
  void wordsAreSearchedInAnyOrderAndCase() {
    List<String> all = List.of("Debian 12 x86_64", "Debian 11", "Ubuntu");
    assertThat(Found.of(all, "12  DEBIAN", text -> text))
        .isEqualTo(new Found<>(all.subList(0, 1), 1));
    assertThat(Found.of(all, " ", text -> text).count()).isEqualTo(3);
  }
}
