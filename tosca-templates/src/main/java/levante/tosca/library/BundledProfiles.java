package levante.tosca.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import levante.tosca.parse.Nearest;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * The profiles inside this module: TOSCA's normative types of each version, and what can be
 * imported on top of them. Each type is read when it is first asked for, once. Safe for many
 * threads at once.
 */
public final class BundledProfiles {
  /** The name under which templates import Levante's own types. */
  public static final String LEVANTE = BundledProfile.LEVANTE.file();

  private final Map<String, List<NamedType>> files = new ConcurrentHashMap<>();
  private final Map<ToscaVersion, TypeLibrary> normative = new ConcurrentHashMap<>();
  private final Map<ToscaVersion, Map<Set<BundledProfile>, TypeLibrary>> layered =
      new ConcurrentHashMap<>();

  private BundledProfiles() {}

  /** All of them, none read yet. */
  public static BundledProfiles load() {
    return new BundledProfiles();
  }

  /** What every template of a version sees without an import. */
  public TypeLibrary normative(ToscaVersion version) {
    return normative.computeIfAbsent(version, this::readNormative);
  }

  /** What a template of a version sees that imports these. */
  public TypeLibrary with(ToscaVersion version, Set<BundledProfile> imported) {
    return imported.isEmpty()
        ? normative(version)
        : layered
            .computeIfAbsent(version, one -> new ConcurrentHashMap<>())
            .computeIfAbsent(Set.copyOf(imported), wanted -> layer(version, wanted));
  }

  /** The end of a sentence: what to do to see a type that is not seen. */
  Optional<String> remedy(TypeKind kind, String name) {
    return importOf(kind, name)
        .map(
            profile ->
                "; it is in %s, which has to be imported: imports: [ %s ]"
                    .formatted(profile.file(), profile.file()))
        .or(
            () ->
                Arrays.stream(ToscaVersion.values())
                    .filter(version -> normative(version).find(kind, name).isPresent())
                    .findFirst()
                    .map(
                        version ->
                            "; it came with TOSCA %s: tosca_definitions_version: %s"
                                .formatted(version.number(), version.text())));
  }

  /** The end of a sentence: a type of a profile that is not imported and is named much like it. */
  Optional<String> guess(TypeKind kind, String name) {
    for (BundledProfile profile : BundledProfile.values()) {
      Optional<String> near =
          Nearest.to(
              name,
              named(profile.file()).stream()
                  .filter(type -> type.kind() == kind)
                  .map(NamedType::name)
                  .toList());
      if (near.isPresent()) {
        return Optional.of(
            "; did you mean '%s' of %s, which has to be imported?"
                .formatted(near.get(), profile.file()));
      }
    }
    return Optional.empty();
  }

  private Optional<BundledProfile> importOf(TypeKind kind, String name) {
    return Arrays.stream(BundledProfile.values())
        .filter(
            profile ->
                named(profile.file()).stream()
                    .anyMatch(type -> type.kind() == kind && type.name().equals(name)))
        .findFirst();
  }

  // Each file says what is new or otherwise in its version.
  private TypeLibrary readNormative(ToscaVersion version) {
    List<NamedType> types = new ArrayList<>(named("tosca-simple-non-normative.yaml"));
    for (ToscaVersion one : ToscaVersion.values()) {
      if (one.compareTo(version) <= 0) {
        types.addAll(named("tosca-simple-%s.yaml".formatted(one.number())));
      }
    }
    return TypeLibrary.of(types);
  }

  private TypeLibrary layer(ToscaVersion version, Set<BundledProfile> imported) {
    TypeLibrary library = normative(version);
    for (BundledProfile profile : BundledProfile.values()) {
      if (imported.contains(profile)) {
        library = library.withNamed(named(profile.file()), profile.unknownProperties());
      }
    }
    return library;
  }

  /** The types of one file, as written. */
  List<TypeDefinition> types(String file) {
    return named(file).stream().map(NamedType::definition).toList();
  }

  private List<NamedType> named(String file) {
    return files.computeIfAbsent(file, name -> ProfileText.types(name, text(name)));
  }

  static String text(String file) {
    try (InputStream in = BundledProfiles.class.getResourceAsStream("/types/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the profile is not in the jar: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
