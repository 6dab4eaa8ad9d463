package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Levante and tosca-parser both accept has to be the same to both. */
class DifferentialIT {
  private static final String PROFILE =
      "https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml";
  private static final String UNREADABLE_TO_PEER = "[ HOST, endpoint, tls_certificates ]";
  private static final int GENERATED = 40;
  private static Peer peer;
  @TempDir private Path folder;

  @BeforeAll
  static void fetch() {
    peer = Peer.fetched();
  }

  @Test
  void theCorpusIsTheSameToBoth() throws IOException {
    SortedMap<String, Compilation> ours = new TreeMap<>();
    List<Peer.Case> cases = new ArrayList<>();
    for (String name : ExpectedTopologyTest.drawings().toList()) {
      ExpectedTopology drawn = ExpectedTopology.read(name);
      List<Path> files = new ArrayList<>();
      List<TemplateSource> parents = new ArrayList<>();
      for (String parent : drawn.parents()) {
        files.add(shortened(parent));
        parents.add(source(shortened(parent)));
      }
      files.add(shortened(drawn.template()));
      cases.add(
          new Peer.Case(
              name,
              files,
              Map.of(PROFILE, Corpus.RESOURCES.resolve("corpus/custom_types.yaml")),
              Map.of()));
      TemplateSource whole = source(shortened(drawn.template()));
      ours.put(name, TemplateCompiler.bundled().compile(whole.onto(parents), Map.of()));
    }
    cases.removeIf(one -> one.name().equals("k8s_minio"));
    assertSame(ours, cases, cases.size());
  }

  @Test
  void theTemplatesOfToscaParserAreTheSameToBoth() {
    ForeignTemplates templates = new ForeignTemplates(peer.data());
    SortedMap<String, Compilation> ours = new TreeMap<>();
    List<Peer.Case> cases = new ArrayList<>();
    for (String name : templates.names()) {
      if (name.matches(".*ya?ml") && !templates.isDefinitions(name)) {
        ours.put(name, templates.read(name));
        cases.add(
            new Peer.Case(
                name,
                List.of(peer.data().resolve(name)),
                Map.of(ForeignTemplates.URLS, peer.data()),
                templates.inputs(templates.source(name))));
      }
    }
    assertSame(ours, cases, 40);
  }

  @Test
  void generatedTemplatesAreTheSameToBoth() throws IOException {
    TemplateCompiler compiler = TemplateCompiler.bundled();
    SortedMap<String, Compilation> ours = new TreeMap<>();
    List<Peer.Case> cases = new ArrayList<>();
    for (int seed = 0; seed < GENERATED; seed++) {
      String name = "generated-" + seed + ".yaml";
      Path file = folder.resolve(name);
      Files.writeString(file, GeneratedTemplate.text(new Random(seed)));
      ours.put(name, compiler.compile(source(file), Map.of()));
      cases.add(new Peer.Case(name, List.of(file), Map.of(), Map.of()));
    }
    assertSame(ours, cases, GENERATED);
  }

  @Test
  void ourCatalogueIsTheSameToBothButWhereToscaParserJudgesFunctionsByAPattern()
      throws IOException {
    OwnTemplates templates = new OwnTemplates(folder);
    SortedMap<String, Map<?, ?>> theirs = views(templates.theirs());
    List<String> unreadable =
        theirs.keySet().stream().filter(name -> theirs.get(name).get("error") != null).toList();

    assertThat(unreadable)
        .containsExactly(
            "container-service.yaml on k3s-edge.yaml",
            "helm-chart.yaml on k3s-edge.yaml",
            "k3s-edge.yaml")
        .allSatisfy(
            name ->
                assertThat(theirs.get(name).get("error").toString())
                    .startsWith("TypeError: expected string or bytes-like object, got 'dict'"));
    assertSame(templates.ours(), theirs, theirs.size() - unreadable.size());
  }

  private static SortedMap<String, Map<?, ?>> views(List<Peer.Case> cases) {
    SortedMap<String, Map<?, ?>> theirs = new TreeMap<>();
    peer.views(cases).forEach(view -> theirs.put(view.get("name").toString(), view));
    return theirs;
  }

  private static void assertSame(
      SortedMap<String, Compilation> ours, List<Peer.Case> cases, int acceptedAtLeast) {
    assertSame(ours, views(cases), acceptedAtLeast);
  }

  private static void assertSame(
      SortedMap<String, Compilation> ours,
      SortedMap<String, Map<?, ?>> theirs,
      int acceptedAtLeast) {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    int accepted = 0;
    for (Map.Entry<String, Map<?, ?>> one : theirs.entrySet()) {
      Compilation compiled = ours.get(one.getKey());
      if (one.getValue().get("error") == null && compiled instanceof Compilation.Compiled) {
        accepted++;
        List<String> found =
            PeerDifferences.between(compiled.orThrow(), one.getValue()).stream()
                .filter(line -> !AllowedDifference.isAllowed(line))
                .toList();
        if (!found.isEmpty()) {
          differences.put(one.getKey(), found);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(accepted).as("templates that both accept").isGreaterThanOrEqualTo(acceptedAtLeast);
  }

  // Without the property that tosca-parser cannot read: an attribute of a host's capability.
  private Path shortened(String name) throws IOException {
    List<String> lines =
        Corpus.text(Corpus.TEMPLATES.resolve(name))
            .lines()
            .filter(line -> !line.contains(UNREADABLE_TO_PEER))
            .toList();
    return Files.write(folder.resolve(name), lines);
  }

  private static TemplateSource source(Path file) {
    return new TemplateSource(file.getFileName().toString(), Corpus.text(file));
  }
}
