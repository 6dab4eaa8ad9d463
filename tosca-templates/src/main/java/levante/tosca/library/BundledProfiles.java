package levante.tosca.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.TypeDefinition;

/** The profiles inside this module: TOSCA's normative types and Levante's own. */
public final class BundledProfiles {
  /** The name under which templates import Levante's own types. */
  public static final String LEVANTE = "levante-profile.yaml";

  private static final String NORMATIVE = "tosca-simple-1.3.yaml";

  private final TypeLibrary normative;
  private final TypeLibrary levante;

  private BundledProfiles() {
    this.normative = TypeLibrary.of(types(NORMATIVE));
    this.levante = normative.with(types(LEVANTE));
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
    return levante;
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
