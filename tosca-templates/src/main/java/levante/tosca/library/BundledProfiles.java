package levante.tosca.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.TypeDefinition;

/** The profiles inside this module: TOSCA's normative types and Levante's own. */
public final class BundledProfiles {
  /** The name under which templates import Levante's own types. */
  public static final String LEVANTE = BundledProfile.LEVANTE.file();

  private static final String NORMATIVE = "tosca-simple-1.3.yaml";

  private final TypeLibrary normative;
  private final Map<Set<BundledProfile>, TypeLibrary> libraries = new ConcurrentHashMap<>();

  private BundledProfiles() {
    this.normative = TypeLibrary.of(types(NORMATIVE));
  }

  /** Reads them. */
  public static BundledProfiles load() {
    return new BundledProfiles();
  }

  /** What every template sees without an import. */
  public TypeLibrary normative() {
    return normative;
  }

  /** What a template sees that imports {@link #LEVANTE}. */
  public TypeLibrary levante() {
    return with(Set.of(BundledProfile.LEVANTE));
  }

  /** What a template sees that imports these; each is read when it is first asked for. */
  public TypeLibrary with(Set<BundledProfile> imported) {
    return libraries.computeIfAbsent(Set.copyOf(imported), this::layered);
  }

  private TypeLibrary layered(Set<BundledProfile> imported) {
    TypeLibrary library = normative;
    for (BundledProfile profile : BundledProfile.values()) {
      if (imported.contains(profile)) {
        library = library.with(types(profile.file()), profile.unknownProperties());
      }
    }
    return library;
  }

  private static List<TypeDefinition> types(String file) {
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
