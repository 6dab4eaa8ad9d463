package levante.bench.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Catalogue;

/** What mutations begin with: templates that use every part of the language, in a fixed order. */
final class Seeds {
  private static final List<String> ALONE =
      List.of("behaviour", "filters", "functions", "rules", "substitution", "types", "workflows");

  private Seeds() {}

  /** Valid templates that need no checkout: our own, and the catalogue's. */
  static List<TemplateSource> valid() {
    List<TemplateSource> seeds = new ArrayList<>();
    ALONE.forEach(name -> seeds.add(new TemplateSource(name + ".yaml", text(name))));
    seeds.add(importing());
    seeds.add(stacked());
    Catalogue catalogue = Catalogue.bundled();
    catalogue.entries().forEach(entry -> seeds.add(catalogue.template(entry.id())));
    return seeds;
  }

  /** The same, and the templates that the reader's tests hold, the broken ones too. */
  static List<TemplateSource> of(Path home) {
    List<TemplateSource> seeds = new ArrayList<>(valid());
    for (String folder : List.of("corpus/templates", "broken")) {
      seeds.addAll(files(home.resolve("tosca-templates/src/test/resources").resolve(folder)));
    }
    return seeds;
  }

  private static TemplateSource importing() {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("types/machines.yaml", text("machines"));
    files.put("types/sizes.yaml", text("sizes"));
    return new TemplateSource("importing.yaml", text("importing"), List.of(), files);
  }

  private static TemplateSource stacked() {
    return new TemplateSource("child.yaml", text("child"))
        .onto(List.of(new TemplateSource("parent.yaml", text("parent"))));
  }

  private static List<TemplateSource> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<TemplateSource> sources = new ArrayList<>();
      for (Path file : all.sorted().toList()) {
        sources.add(new TemplateSource(file.getFileName().toString(), Files.readString(file)));
      }
      return sources;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static String text(String name) {
    String file = "/campaign/" + name + ".yaml";
    try (InputStream in = Seeds.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the seed is not in the jar: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
