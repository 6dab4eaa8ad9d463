package levante.tosca.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The names are written down from chapters 5 and 8 of each version of the specification. */
class NormativeTypesTest {
  private static final BundledProfiles PROFILES = BundledProfiles.load();
  private static final String NODES =
      "Root Compute SoftwareComponent WebServer WebApplication DBMS Database Container.Runtime"
          + " Container.Application LoadBalancer network.Network network.Port";
  private static final String CAPABILITIES =
      "Root Node Container Endpoint Endpoint.Public Endpoint.Admin Endpoint.Database Attachment"
          + " OperatingSystem Scalable network.Bindable network.Linkable";
  private static final String DATA =
      "Root Credential network.NetworkInfo network.PortInfo network.PortDef network.PortSpec";
  private static final String ARTIFACTS =
      "Root File Deployment Deployment.Image Deployment.Image.VM Implementation"
          + " Implementation.Bash Implementation.Python";
  private static final Map<TypeKind, String> ALWAYS =
      Map.of(
          TypeKind.RELATIONSHIP,
          "Root DependsOn HostedOn ConnectsTo AttachesTo RoutesTo network.LinksTo network.BindsTo",
          TypeKind.INTERFACE,
          "Root node.lifecycle.Standard relationship.Configure",
          TypeKind.GROUP,
          "Root",
          TypeKind.POLICY,
          "Root Placement Scaling Update Performance");

  @ParameterizedTest
  @EnumSource(ToscaVersion.class)
  void everyVersionHasItsRelationshipsInterfacesGroupsAndPolicies(ToscaVersion version) {
    ALWAYS.forEach((kind, names) -> assertNames(version, kind, names));
  }

  @ParameterizedTest
  @CsvSource({
    "V1_0, 'ObjectStorage BlockStorage'",
    "V1_1, 'ObjectStorage BlockStorage'",
    "V1_2, 'Abstract.Compute Abstract.Storage Storage.ObjectStorage Storage.BlockStorage'",
    "V1_3, 'Abstract.Compute Abstract.Storage Storage.ObjectStorage Storage.BlockStorage'",
  })
  void everyVersionHasItsNodeTypes(ToscaVersion version, String own) {
    boolean older = version.compareTo(ToscaVersion.V1_2) < 0;

    assertNames(
        version, TypeKind.NODE, NODES + " " + own + (older ? "" : " ObjectStorage BlockStorage"));
  }

  @ParameterizedTest
  @CsvSource({
    "V1_0, '',                      '',             ''",
    "V1_1, ' Compute Network Storage', ' TimeInterval', ''",
    "V1_2, ' Compute Network Storage', ' TimeInterval', ''",
    "V1_3, ' Compute Network Storage', ' TimeInterval json xml', ' template'",
  })
  void everyVersionHasItsCapabilitiesDataTypesAndArtifacts(
      ToscaVersion version, String capabilities, String data, String artifacts) {
    assertNames(version, TypeKind.CAPABILITY, CAPABILITIES + capabilities);
    assertNames(version, TypeKind.DATA, DATA + data);
    assertNames(version, TypeKind.ARTIFACT, ARTIFACTS + artifacts);
  }

  @Test
  void theSizesOfAMachineMovedFromTheContainerToTheCompute() {
    assertThat(properties(ToscaVersion.V1_0, "Container"))
        .containsExactly("cpu_frequency", "disk_size", "mem_size", "num_cpus");
    for (ToscaVersion version : EnumSet.range(ToscaVersion.V1_1, ToscaVersion.V1_3)) {
      assertThat(properties(version, "Container")).isEmpty();
      assertThat(properties(version, "tosca.capabilities.Compute"))
          .containsExactly("cpu_frequency", "disk_size", "mem_size", "name", "num_cpus");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NODE, Compute, tosca.nodes.Compute",
    "NODE, tosca:Compute, tosca.nodes.Compute",
    "NODE, BlockStorage, tosca.nodes.BlockStorage",
    "CAPABILITY, Endpoint, tosca.capabilities.Endpoint",
    "RELATIONSHIP, AttachesTo, tosca.relationships.AttachesTo",
    "DATA, PortSpec, tosca.datatypes.network.PortSpec",
    "INTERFACE, Standard, tosca.interfaces.node.lifecycle.Standard",
    "ARTIFACT, tosca:Bash, tosca.artifacts.Implementation.Bash",
    "GROUP, Root, tosca.groups.Root",
    "POLICY, Placement, tosca.policies.Placement",
  })
  void everyKindHasShorthandNames(TypeKind kind, String shorthand, String full) {
    for (ToscaVersion version : ToscaVersion.values()) {
      assertThat(PROFILES.normative(version).find(kind, shorthand))
          .get()
          .extracting(TypeDefinition::name)
          .isEqualTo(full);
    }
  }

  @ParameterizedTest
  @EnumSource(ToscaVersion.class)
  void noBundledTypeContradictsWhatItInheritsOnAnyVersion(ToscaVersion version) {
    Problems problems = new Problems();
    TypeLibrary library = PROFILES.with(version, EnumSet.of(BundledProfile.LEVANTE));
    List<TypeDefinition> types = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      library.names(kind).forEach(name -> types.add(library.find(kind, name).orElseThrow()));
      library
          .names(kind)
          .forEach(name -> assertThat(library.effective(kind, name)).as(name).isPresent());
    }

    new TypeChecker(library, PROFILES, problems).check(types);

    assertThat(problems.inOrder()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ToscaVersion.class)
  void everyTypeOfTheInfrastructureManagerHasItsAncestorsOnAnyVersion(ToscaVersion version) {
    TypeLibrary library = PROFILES.with(version, EnumSet.allOf(BundledProfile.class));
    for (TypeKind kind : TypeKind.values()) {
      library
          .names(kind)
          .forEach(name -> assertThat(library.effective(kind, name)).as(name).isPresent());
    }
  }

  @Test
  void everyNormativeTypeAndPropertyIsDescribed() {
    for (String file : normativeFiles()) {
      for (TypeDefinition type : PROFILES.types(file)) {
        assertThat(type.description()).as(type.name()).isPresent();
        assertThat(type.properties().values())
            .as(type.name())
            .allMatch(property -> property.description().isPresent());
        assertThat(type.attributes().values())
            .as(type.name())
            .extracting(PropertyDefinition::description)
            .allMatch(Optional::isPresent);
      }
    }
  }

  private static List<String> normativeFiles() {
    return Arrays.stream(ToscaVersion.values())
        .map(version -> "tosca-simple-%s.yaml".formatted(version.number()))
        .toList();
  }

  private static Set<String> properties(ToscaVersion version, String capability) {
    return new TreeSet<>(
        PROFILES
            .normative(version)
            .effective(TypeKind.CAPABILITY, capability)
            .orElseThrow()
            .properties()
            .keySet());
  }

  private static void assertNames(ToscaVersion version, TypeKind kind, String names) {
    Set<String> found = PROFILES.normative(version).names(kind);
    Set<String> beside = new TreeSet<>();
    PROFILES.types("tosca-simple-non-normative.yaml").stream()
        .filter(type -> type.kind() == kind)
        .map(TypeDefinition::name)
        .forEach(beside::add);
    Set<String> expected = new TreeSet<>();
    Arrays.stream(names.split(" ")).forEach(name -> expected.add(kind.prefix() + name));
    beside.removeAll(expected);
    found.removeAll(beside);
    assertThat(found).containsExactlyElementsOf(expected);
  }
}
