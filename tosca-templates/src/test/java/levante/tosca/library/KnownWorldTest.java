package levante.tosca.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.Diagnostic;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class KnownWorldTest {
  private static final String COPY =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      node_types:
        tosca.nodes.indigo.Machine: { derived_from: tosca.nodes.Compute }
        tosca.nodes.ec3.Front:
          derived_from: tosca.nodes.Root
          properties:
            name: { type: string, default: [ a ] }
        tosca.nodes.WebApplication.Own: { derived_from: tosca.nodes.Root }
      """;

  @Test
  void aCopyUnderAnyNameIsJudgedMildly() {
    assertThat(compiled("tosca.nodes.WebApplication.Own", "x: 1", COPY))
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("INVALID_VALUE", "UNRECOGNIZED_PROPERTY");
  }

  @Test
  void aSizeWithoutUnitIsTakenForMegabytesThere() {
    String template =
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        imports: [ mine.yaml ]
        topology_template:
          node_templates:
            m:
              type: tosca.nodes.indigo.Machine
              capabilities: { host: { properties: { mem_size: 4000 } } }
        """;
    TemplateSource source =
        new TemplateSource("t.yaml", template, List.of(), new TreeMap<>(Map.of("mine.yaml", COPY)));

    var topology = TemplateCompiler.bundled().compile(source, Map.of()).orThrow();

    assertThat(topology.nodeTemplates().get(0).capabilityProperties("host").bytes("mem_size"))
        .contains(java.math.BigInteger.valueOf(4_000_000_000L));
  }

  @Test
  void oneTypeOfManyMakesNoCopy() {
    String file =
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        node_types:
          tosca.nodes.indigo.One: { derived_from: tosca.nodes.Root }
          my.One: { derived_from: tosca.nodes.Root }
          my.Two: { derived_from: tosca.nodes.Root }
        """;

    assertThat(compile("my.One", "x: 1", file)).isInstanceOf(Compilation.Rejected.class);
    assertThat(compile("tosca.nodes.indigo.One", "x: 1", file))
        .isInstanceOf(Compilation.Compiled.class);
  }

  private static List<Diagnostic> compiled(String type, String property, String file) {
    return compile(type, property, file)
        .match(
            Compilation.Compiled::warnings,
            rejected -> {
              throw new AssertionError(rejected.problems());
            });
  }

  private static Compilation compile(String type, String property, String file) {
    String template =
        "tosca_definitions_version: tosca_simple_yaml_1_0\n"
            + "imports: [ mine.yaml ]\n"
            + "topology_template:\n  node_templates:\n    n:\n      type: "
            + type
            + "\n      properties: { "
            + property
            + " }\n";
    return TemplateCompiler.bundled()
        .compile(
            new TemplateSource(
                "t.yaml", template, List.of(), new TreeMap<>(Map.of("mine.yaml", file))),
            Map.of());
  }
}
