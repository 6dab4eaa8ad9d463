package levante.tosca.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.tosca.library.BundledProfile;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.TypeLibrary;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/** What imports have brought in under one prefix of names, or under none. */
final class Collected {
  private final Set<BundledProfile> profiles = EnumSet.noneOf(BundledProfile.class);
  private final Set<String> visited = new HashSet<>();
  private final List<TypeDefinition> types = new ArrayList<>();

  void add(BundledProfile profile) {
    profiles.add(profile);
  }

  void add(List<TypeDefinition> more) {
    types.addAll(more);
  }

  /** Whether the file was not here before: files meet again where imports make a diamond. */
  boolean visit(String location) {
    return visited.add(location);
  }

  List<TypeDefinition> types() {
    return types;
  }

  TypeLibrary library(ToscaVersion version, BundledProfiles bundled) {
    return bundled.with(version, profiles).with(types);
  }

  /** The types of other files and of the bundled profiles, without the normative ones. */
  List<TypeDefinition> allTypes(ToscaVersion version, BundledProfiles bundled) {
    TypeLibrary normative = bundled.with(version, Set.of());
    TypeLibrary imported = bundled.with(version, profiles);
    List<TypeDefinition> all = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      imported.names(kind).stream()
          .flatMap(name -> imported.find(kind, name).stream())
          .filter(type -> !normative.find(kind, type.name()).equals(Optional.of(type)))
          .forEach(all::add);
    }
    all.addAll(types);
    return all;
  }
}
