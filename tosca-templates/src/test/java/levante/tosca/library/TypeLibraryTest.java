package levante.tosca.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.Occurrences;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import org.junit.jupiter.api.Test;

class TypeLibraryTest {
  private static final TypeLibrary NORMATIVE =
      BundledProfiles.load().normative(ToscaVersion.newest());
  private static final String TYPES =
      """
      data_types:
        Port: { derived_from: integer, constraints: [ in_range: [ 1, 9 ] ] }
        SmallPort: { derived_from: Port, constraints: [ less_than: 5 ] }
        Names: { derived_from: list, entry_schema: string }
      node_types:
        Base:
          derived_from: tosca.nodes.SoftwareComponent
          description: The base.
          properties:
            port: { type: Port }
          capabilities:
            web: { type: tosca.capabilities.Endpoint, valid_source_types: [ Derived ], properties: { port: { type: Port, default: 3 } } }
          requirements:
            - peer: { capability: tosca.capabilities.Endpoint, node: Base, occurrences: [ 0, 3 ] }
          interfaces:
            Standard:
              inputs: { a: 1, b: 2 }
              create: { implementation: create.sh, inputs: { c: 3 } }
        Derived:
          derived_from: Base
          properties:
            port: { type: SmallPort }
          capabilities:
            web: { type: tosca.capabilities.Endpoint.Admin }
          requirements:
            - peer: { capability: tosca.capabilities.Endpoint.Admin }
          interfaces:
            Standard:
              inputs: { b: 4 }
              operations:
                create: { inputs: { d: 5 } }
                start: start.sh
      policy_types:
        Wide: { derived_from: tosca.policies.Placement, targets: [ Base ] }
        Narrow: { derived_from: Wide }
      """;

  @Test
  void aRefinedCapabilityKeepsWhatItDoesNotRepeat() {
    var web = derived(NORMATIVE.with(types())).capabilities().get("web");

    assertThat(web.type().name()).isEqualTo("tosca.capabilities.Endpoint.Admin");
    assertThat(web.properties().get("port").defaultValue().orElseThrow().scalar()).contains("3");
    assertThat(web.sources()).extracting(TypeName::name).containsExactly("Derived");
  }

  @Test
  void aRefinedRequirementKeepsWhatItDoesNotRepeat() {
    var peer = derived(NORMATIVE.with(types())).requirement("peer").orElseThrow();

    assertThat(peer.capability().name()).isEqualTo("tosca.capabilities.Endpoint.Admin");
    assertThat(peer.node().orElseThrow().name()).isEqualTo("Base");
    assertThat(peer.occurrences()).isEqualTo(new Occurrences(0, 3));
  }

  @Test
  void interfacesOfBothSpellingsMergeOperationByOperationAndInputByInput() {
    var standard = derived(NORMATIVE.with(types())).interfaces().get("Standard");

    assertThat(standard.type().orElseThrow().name())
        .isEqualTo("tosca.interfaces.node.lifecycle.Standard");
    assertThat(standard.inputs()).containsOnlyKeys("a", "b");
    assertThat(standard.inputs().get("b").value().orElseThrow().scalar()).contains("4");
    assertThat(standard.operations()).containsOnlyKeys("create", "start");
    assertThat(standard.operations().get("create").inputs()).containsOnlyKeys("c", "d");
    assertThat(standard.operations().get("create").implementation().orElseThrow().scalar())
        .contains("create.sh");
  }

  @Test
  void aDataTypeHasTheConstraintsOfAllItsAncestorsAndTheirBasicType() {
    TypeLibrary library = NORMATIVE.with(types());

    EffectiveType port = library.effective(TypeKind.DATA, "SmallPort").orElseThrow();
    EffectiveType names = library.effective(TypeKind.DATA, "Names").orElseThrow();
    assertThat(port.constraints()).hasSize(2);
    assertThat(port.scalar()).isPresent();
    assertThat(names.scalar()).isEmpty();
    assertThat(names.basis().orElseThrow().entry().orElseThrow().type().name()).isEqualTo("string");
  }

  @Test
  void theNearestListOfTargetsHolds() {
    assertThat(NORMATIVE.with(types()).effective(TypeKind.POLICY, "Narrow").orElseThrow().allowed())
        .extracting(TypeName::name)
        .containsExactly("Base");
  }

  @Test
  void typesUnderAPrefixKnowEachOtherAndAreKnownByItOnly() {
    TypeLibrary library = NORMATIVE.withPrefixed("p", types());

    EffectiveType derived = library.effective(TypeKind.NODE, "p:Derived").orElseThrow();
    assertThat(derived.ancestry())
        .containsExactly(
            "p:Derived", "p:Base", "tosca.nodes.SoftwareComponent", "tosca.nodes.Root");
    assertThat(derived.properties().get("port").schema().type().name()).isEqualTo("p:SmallPort");
    assertThat(derived.requirement("peer").orElseThrow().node().orElseThrow().name())
        .isEqualTo("p:Base");
    assertThat(library.find(TypeKind.NODE, "p.Base")).isPresent();
    assertThat(library.find(TypeKind.NODE, "Base")).isEmpty();
    assertThat(library.effective(TypeKind.POLICY, "p:Narrow").orElseThrow().allowed())
        .extracting(TypeName::name)
        .containsExactly("p:Base");
  }

  @Test
  void aNormativeNameUnderAPrefixHasItsShorthandToo() {
    Problems problems = new Problems();
    List<TypeDefinition> types =
        read("node_types: { tosca.nodes.Compute: { derived_from: tosca.nodes.Root } }", problems);

    TypeLibrary library = NORMATIVE.withPrefixed("old", types);

    assertThat(library.find(TypeKind.NODE, "old:Compute").orElseThrow().name())
        .isEqualTo("old:tosca.nodes.Compute");
    assertThat(library.find(TypeKind.NODE, "Compute").orElseThrow().name())
        .isEqualTo("tosca.nodes.Compute");
  }

  private static EffectiveType derived(TypeLibrary library) {
    return library.effective(TypeKind.NODE, "Derived").orElseThrow();
  }

  private static List<TypeDefinition> types() {
    Problems problems = new Problems();
    List<TypeDefinition> types = read(TYPES, problems);
    assertThat(problems.inOrder()).isEmpty();
    return types;
  }

  private static List<TypeDefinition> read(String text, Problems problems) {
    return new TypeReader(problems)
        .readAll(YamlReader.read("types.yaml", text, problems).orElseThrow());
  }
}
