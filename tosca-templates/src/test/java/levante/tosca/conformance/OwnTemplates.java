package levante.tosca.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Catalogue;

/** The catalogue of this module, as tosca-parser can be given it: each child on each parent. */
final class OwnTemplates {
  private static final Path PROFILE = Path.of("src/main/resources/types/levante-profile.yaml");

  // What is united from several documents imports by URL only.
  private static final String URL = "https://levante.invalid/levante-profile.yaml";
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  /** What has no default, since only the person who deploys can know it. */
  private static final Map<String, Object> GIVEN =
      Map.of("server_address", "192.0.2.10", "ssh_credential", "edge");

  private final Path folder;
  private final SortedMap<String, TemplateSource> sources = new TreeMap<>();

  /** All of them; copies for tosca-parser go into a folder. */
  OwnTemplates(Path folder) {
    this.folder = folder;
    CATALOGUE.entries().stream().flatMap(OwnTemplates::whole).forEach(this::remember);
  }

  private static Stream<TemplateSource> whole(Catalogue.Entry entry) {
    return entry.isChild()
        ? entry.parents().stream().map(parent -> CATALOGUE.template(entry.id(), List.of(parent)))
        : Stream.of(CATALOGUE.template(entry.id()));
  }

  private void remember(TemplateSource source) {
    List<String> parents = source.parents().stream().map(TemplateSource::name).toList();
    sources.put(
        parents.isEmpty() ? source.name() : source.name() + " on " + String.join(", ", parents),
        source);
  }

  /** What Levante makes of each, by name. */
  SortedMap<String, Compilation> ours() {
    TemplateCompiler compiler = TemplateCompiler.bundled();
    SortedMap<String, Compilation> ours = new TreeMap<>();
    sources.forEach(
        (name, source) -> ours.put(name, compiler.compile(source, given(compiler, source))));
    return ours;
  }

  private static Map<String, Object> given(TemplateCompiler compiler, TemplateSource source) {
    Map<String, Object> given = new TreeMap<>(GIVEN);
    given.keySet().retainAll(compiler.inputNames(source));
    return given;
  }

  /** The same for tosca-parser. */
  List<Peer.Case> theirs() throws IOException {
    Path profile = Files.writeString(folder.resolve("levante-profile.yaml"), profile());
    List<Peer.Case> cases = new ArrayList<>();
    for (Map.Entry<String, TemplateSource> one : sources.entrySet()) {
      TemplateSource source = one.getValue();
      List<Path> files = new ArrayList<>();
      for (TemplateSource parent : source.parents()) {
        files.add(copy(parent));
      }
      files.add(copy(source));
      Map<String, Object> given = given(TemplateCompiler.bundled(), source);
      cases.add(new Peer.Case(one.getKey(), files, Map.of(URL, profile), given));
    }
    return cases;
  }

  // tosca-parser knows the types of 1.0 and some later ones, but not what hosts on a Compute is in
  // 1.3.
  private static String profile() {
    return Corpus.text(PROFILE)
        .replaceFirst(
            "(?m)^capability_types:$",
            "$0\n  tosca.capabilities.Compute: { derived_from: tosca.capabilities.Container }");
  }

  private Path copy(TemplateSource source) throws IOException {
    return Files.writeString(
        folder.resolve(source.name()), source.text().replace("- levante-profile.yaml", "- " + URL));
  }
}
