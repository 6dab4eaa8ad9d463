package levante.tosca.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.define.TypeReader;
import levante.tosca.define.VersionReader;
import levante.tosca.library.BundledProfile;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;

/**
 * Follows the imports of one template, file by file, and gathers their types. Of an imported file
 * only its types, repositories and own imports count. One per compilation.
 */
public final class ImportLoader {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_IMPORTS = 200;

  private final BundledProfiles profiles;
  private final ImportedFiles files;
  private final Problems problems;
  private final Map<String, Collected> prefixed = new TreeMap<>();
  private final Map<String, List<TypeDefinition>> types = new HashMap<>();
  private int imports;

  /** A loader that notes what it cannot load. */
  public ImportLoader(BundledProfiles profiles, ImportSource source, Problems problems) {
    this.profiles = profiles;
    this.files = new ImportedFiles(source, problems);
    this.problems = problems;
  }

  /** What the imports of a document of that version bring in. */
  public Imported load(Cursor document, ToscaVersion version) {
    Collected plain = new Collected();
    follow(document, plain, List.of());
    TypeLibrary library = plain.library(version, profiles);
    for (Map.Entry<String, Collected> one : prefixed.entrySet()) {
      library = library.withPrefixed(one.getKey(), checked(one.getValue(), version));
    }
    return new Imported(library, plain.types());
  }

  // Types under a prefix name each other without it, so they are judged before they get it.
  private List<TypeDefinition> checked(Collected under, ToscaVersion version) {
    TypeLibrary alone = under.library(version, profiles);
    new TypeChecker(alone, profiles, problems).check(under.types());
    return under.allTypes(version, profiles);
  }

  private void follow(Cursor document, Collected into, List<String> chain) {
    List<ImportDefinition> definitions = ImportDefinition.readAll(document, problems);
    if (!definitions.isEmpty() || document.get("repositories").isPresent()) {
      Repositories repositories = Repositories.read(document, problems);
      definitions.forEach(one -> follow(one, repositories, into, chain));
    }
  }

  private void follow(
      ImportDefinition definition, Repositories repositories, Collected into, List<String> chain) {
    Collected target =
        definition.prefix().isPresent()
            ? prefixed.computeIfAbsent(definition.prefix().get(), prefix -> new Collected())
            : into;
    Optional<ImportRequest> request = files.request(definition, repositories);
    Optional<BundledProfile> bundled =
        request
            .flatMap(one -> BundledProfile.of(one.location()))
            .or(() -> BundledProfile.of(definition.name()));
    if (bundled.isPresent()) {
      target.add(bundled.get());
    } else if (request.isPresent() && isBounded(definition, request.get(), chain)) {
      load(definition, request.get(), target, chain);
    }
  }

  private boolean isBounded(
      ImportDefinition definition, ImportRequest request, List<String> chain) {
    String importing = definition.file().position().file();
    boolean cyclic = chain.contains(request.location()) || importing.equals(request.location());
    if (cyclic) {
      problems.error(
          ProblemCode.CYCLIC_IMPORT,
          definition.file(),
          "'%s' imports itself%s"
              .formatted(
                  Cursor.shortened(request.location()),
                  importing.equals(request.location()) ? "" : ", through " + importing));
    } else if (chain.size() >= MOST_DEPTH || ++imports > MOST_IMPORTS) {
      problems.error(
          ProblemCode.CYCLIC_IMPORT,
          definition.file(),
          "imports go at most %d files deep and are at most %d"
              .formatted(MOST_DEPTH, MOST_IMPORTS));
      return false;
    }
    return !cyclic;
  }

  private void load(
      ImportDefinition definition, ImportRequest request, Collected into, List<String> chain) {
    if (!into.visit(request.location())) {
      return;
    }
    Optional<Cursor> document = files.document(definition, request);
    if (document.isPresent()) {
      List<String> longer =
          new ArrayList<>(
              Stream.concat(
                      chain.stream(),
                      Stream.of(definition.file().position().file(), request.location()))
                  .distinct()
                  .toList());
      follow(document.get(), into, longer);
      into.add(types.computeIfAbsent(request.location(), location -> read(document.get())));
    }
  }

  private List<TypeDefinition> read(Cursor document) {
    VersionReader.read(document.position().file(), document, problems);
    return new TypeReader(problems).readAll(document);
  }
}
