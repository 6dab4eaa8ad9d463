package levante.tosca.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import levante.tosca.parse.Problems;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import org.junit.jupiter.api.Test;

class BundledProfilesTest {
  private static final BundledProfiles PROFILES = BundledProfiles.load();
  private final TypeLibrary library =
      PROFILES.with(ToscaVersion.newest(), Set.of(BundledProfile.LEVANTE));

  @Test
  void everyTypeOfTheProfilesNamesOnlyTypesAndConstraintsThatExist() {
    List<TypeDefinition> types = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      library.names(kind).forEach(name -> types.add(library.find(kind, name).orElseThrow()));
    }
    Problems problems = new Problems();

    new TypeChecker(library, PROFILES, problems).check(types);

    assertThat(types).hasSizeGreaterThan(40);
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void everyTypeOfEveryProfileHasAllItsAncestorsInEachVersion() {
    for (ToscaVersion version : ToscaVersion.values()) {
      TypeLibrary all = PROFILES.with(version, Set.of(BundledProfile.values()));
      for (TypeKind kind : TypeKind.values()) {
        assertThat(all.names(kind))
            .as("%s of %s", kind, version)
            .allSatisfy(name -> assertThat(all.effective(kind, name)).isPresent());
      }
    }
  }

  @Test
  void everyPropertyAndAttributeOfOurOwnTypesIsDescribed() {
    for (String name : library.names(TypeKind.NODE)) {
      TypeDefinition type = library.find(TypeKind.NODE, name).orElseThrow();
      if (name.startsWith("levante.")) {
        assertThat(type.properties().values())
            .allSatisfy(one -> assertThat(one.description()).as(name + one.name()).isPresent());
        assertThat(type.attributes().values())
            .allSatisfy(one -> assertThat(one.description()).as(name + one.name()).isPresent());
      }
    }
  }

  @Test
  void aK3sRunsPodsOnItsControlPlaneAndAKubernetesDoesNot() {
    assertThat(defaultOf("levante.nodes.K3s")).isEqualTo("true");
    assertThat(defaultOf("levante.nodes.Kubernetes")).isEqualTo("false");
  }

  private String defaultOf(String type) {
    return library
        .effective(TypeKind.NODE, type)
        .orElseThrow()
        .properties()
        .get("schedulable_control_plane")
        .defaultValue()
        .orElseThrow()
        .scalar()
        .orElseThrow();
  }
}
