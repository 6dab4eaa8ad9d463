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
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * The profiles inside this module: TOSCA's normative types of each version, and what can be
 * imported on top of them. Each is read when it is first asked for, once. Safe for many threads at
 * once.
 */
public final class BundledProfiles {
  /** The name under which templates import Levante's own types. */
  public static final String LEVANTE = BundledProfile.LEVANTE.file();

  private record Wanted(ToscaVersion version, Set<BundledProfile> imported) {}

  private final Map<String, List<TypeDefinition>> files = new ConcurrentHashMap<>();
  private final Map<ToscaVersion, TypeLibrary> normative = new ConcurrentHashMap<>();
  private final Map<Wanted, TypeLibrary> layered = new ConcurrentHashMap<>();

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
        : layered.computeIfAbsent(new Wanted(version, Set.copyOf(imported)), this::layer);
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
              types(profile.file()).stream()
                  .filter(type -> type.kind() == kind)
                  .map(TypeDefinition::name)
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
                types(profile.file()).stream()
                    .anyMatch(type -> type.kind() == kind && type.name().equals(name)))
        .findFirst();
  }

  // Each file says what is new or otherwise in its version.
  private TypeLibrary readNormative(ToscaVersion version) {
    List<TypeDefinition> types = new ArrayList<>(types("tosca-simple-non-normative.yaml"));
    for (ToscaVersion one : ToscaVersion.values()) {
      if (one.compareTo(version) <= 0) {
        types.addAll(types("tosca-simple-%s.yaml".formatted(one.number())));
      }
    }
    return TypeLibrary.of(types);
  }

  private TypeLibrary layer(Wanted wanted) {
    TypeLibrary library = normative(wanted.version());
    for (BundledProfile profile : BundledProfile.values()) {
      if (wanted.imported().contains(profile)) {
        library = library.with(types(profile.file()), profile.unknownProperties());
      }
    }
    return library;
  }

  /** The types of one file, as written. */
  List<TypeDefinition> types(String file) {
    return files.computeIfAbsent(file, BundledProfiles::read);
  }

  private static List<TypeDefinition> read(String file) {
    Problems problems = new Problems();
    Cursor document = YamlReader.read(file, text(file), problems).orElseThrow();
    List<TypeDefinition> types = new TypeReader(problems).readAll(document);
    if (problems.hasErrors()) {
      throw new IllegalStateException("a bundled profile has problems: " + problems.inOrder());
    }
    return types;
  }

  private static String text(String file) {
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
