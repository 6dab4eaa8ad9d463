package levante.tosca.library;

import java.util.List;
import levante.kernel.ReferencePage;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import org.junit.jupiter.api.Test;

class TypesPageTest {
  private static final List<String> FILES =
      List.of(
          "levante-profile.yaml",
          "im-profile.yaml",
          "tosca-simple-1.0.yaml",
          "tosca-simple-1.1.yaml",
          "tosca-simple-1.2.yaml",
          "tosca-simple-1.3.yaml",
          "tosca-simple-non-normative.yaml");

  @Test
  void thePageTellsTheTypesThatThereAre() {
    BundledProfiles profiles = BundledProfiles.load();
    StringBuilder page = new StringBuilder("# Types of templates\n\n");
    page.append(
        """
        What each profile defines; what a type inherits stands with the type that it is derived from. The files
        of a version of TOSCA say what is new or otherwise in it. A `*` marks what has to be given. This page is
        kept true by `TypesPageTest`.
        """);
    for (String file : FILES) {
      page.append("\n## %s\n".formatted(file));
      for (TypeKind kind : TypeKind.values()) {
        List<TypeDefinition> types =
            profiles.types(file).stream().filter(type -> type.kind() == kind).toList();
        if (!types.isEmpty()) {
          page.append("\n### %ss of %s\n".formatted(kind.word(), file));
          types.forEach(type -> page.append(TypeText.of(type)));
        }
      }
    }
    ReferencePage.named("tosca-types.md").saysJust(page.toString());
  }
}
