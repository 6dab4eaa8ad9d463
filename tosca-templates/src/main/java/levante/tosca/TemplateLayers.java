package levante.tosca;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.imports.AttachedFiles;
import levante.tosca.imports.BundledTemplates;
import levante.tosca.imports.ImportDefinition;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;
import levante.tosca.imports.Locations;
import levante.tosca.merge.TemplateMerge;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/**
 * Finds what a template is merged into: the parents that come with it, else what its metadata
 * names, parents of parents too. One per compilation.
 */
final class TemplateLayers {
  private static final int MOST_LAYERS = 16;

  private final ImportSource imports;
  private final Problems problems;
  private final List<Cursor> layers = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> attached = new TreeMap<>();

  TemplateLayers(ImportSource imports, Problems problems) {
    this.imports = imports;
    this.problems = problems;
  }

  /** The template on top of all that it needs, or nothing and a problem. */
  Optional<Cursor> merged(TemplateSource source) {
    return add(source) ? Optional.of(TemplateMerge.merged(layers)) : Optional.empty();
  }

  /** The files of all layers, then the imports. */
  ImportSource files() {
    return new AttachedFiles(attached).orElse(imports);
  }

  private boolean add(TemplateSource source) {
    if (names.size() >= MOST_LAYERS) {
      problems.error(
          ProblemCode.TOO_LARGE,
          SourcePosition.startOf(source.name()),
          "",
          "more than %d templates on top of each other".formatted(MOST_LAYERS));
      return false;
    }
    names.add(source.name());
    Optional<Cursor> document = document(source);
    boolean isWhole = document.isPresent() && addBelow(new Layer(source, document.get()));
    document.ifPresent(layers::add);
    attached.putAll(source.files());
    return isWhole;
  }

  // The Infrastructure Manager takes the last of two values, so its templates do without a word.
  private Optional<Cursor> document(TemplateSource source) {
    Problems found = new Problems();
    try {
      Optional<Cursor> document = YamlReader.read(source.name(), source.text(), found);
      boolean isKnown = document.filter(ImportDefinition::namesKnownTypes).isPresent();
      found.inOrder().forEach(one -> problems.add(isKnown ? mildly(one) : one));
      return document;
    } catch (Problems.Full full) {
      found.inOrder().forEach(problems::add);
      throw full;
    }
  }

  private static Diagnostic mildly(Diagnostic one) {
    return one.isError() && one.code().equals(ProblemCode.DUPLICATED_KEY.name())
        ? Diagnostic.warning(
            one.code(), one.position(), one.path(), one.message() + "; this one counts")
        : one;
  }

  private record Layer(TemplateSource source, Cursor document) {}

  private boolean addBelow(Layer layer) {
    boolean isWhole = true;
    Cursor document = layer.document();
    for (TemplateSource parent : layer.source().parents()) {
      isWhole &= add(parent);
    }
    Optional<Cursor> link = document.get("metadata").flatMap(at -> at.get("link"));
    if (link.isPresent()) {
      return isWhole && addLinked(layer, link.get());
    }
    Optional<Cursor> parents = parents(document);
    // A template on top of others already has its parent among them.
    if (layers.isEmpty() && parents.isPresent()) {
      return addFirst(layer, parents.get());
    }
    return isWhole;
  }

  // IM's own word for a single parent is template_file: in the metadata once, as the only import
  // now.
  private static Optional<Cursor> parents(Cursor document) {
    Optional<Cursor> metadata = document.get("metadata");
    return metadata
        .flatMap(at -> at.get("parents"))
        .or(() -> metadata.flatMap(at -> at.get("template_file")))
        .or(
            () ->
                document.get("imports").map(Cursor::items).filter(all -> all.size() == 1).stream()
                    .flatMap(List::stream)
                    .flatMap(only -> only.get("template_file").stream())
                    .findFirst());
  }

  private boolean addLinked(Layer layer, Cursor link) {
    List<Cursor> wanted = new ArrayList<>();
    if (layers.isEmpty()) {
      link.get("parent").ifPresent(wanted::add);
    }
    link.get("childs").ifPresent(at -> wanted.addAll(each(at)));
    boolean isWhole = true;
    for (Cursor one : wanted) {
      if (!isThere(one)) {
        isWhole &= addFirst(layer, one);
      }
    }
    return isWhole;
  }

  private boolean isThere(Cursor name) {
    String wanted = name.scalar().orElse("");
    return names.stream().anyMatch(one -> one.equals(wanted) || one.endsWith("/" + wanted));
  }

  private boolean addFirst(Layer layer, Cursor candidates) {
    List<Cursor> all = each(candidates);
    for (Cursor candidate : all) {
      Optional<TemplateSource> found = find(layer, candidate);
      if (found.isPresent()) {
        return add(found.get());
      }
    }
    if (!all.isEmpty()) {
      problems.error(
          ProblemCode.PARENT_NOT_FOUND,
          all.get(0),
          "the template goes on top of %s, which is not at hand; give it along (--parent FILE)"
              .formatted(
                  String.join(
                      " or ", all.stream().map(one -> one.scalar().orElse("")).limit(8).toList())));
    }
    return all.isEmpty();
  }

  private static List<Cursor> each(Cursor at) {
    List<Cursor> all = at.isList() ? at.items() : List.of(at);
    return all.stream().filter(one -> one.scalar().isPresent() && !one.isNull()).toList();
  }

  private Optional<TemplateSource> find(Layer layer, Cursor candidate) {
    TemplateSource source = layer.source();
    ImportSource catalogue =
        BundledTemplates.areMeantBy(layer.document()) ? new BundledTemplates() : ImportSource.NONE;
    return Locations.beside(source.name(), candidate.scalar().orElse(""))
        .filter(location -> !names.contains(location))
        .map(ImportRequest::of)
        .flatMap(
            wanted ->
                Stream.of(new AttachedFiles(source.files()), imports, catalogue)
                    .flatMap(place -> found(place.find(wanted)).stream())
                    .findFirst())
        .map(found -> new TemplateSource(found.name(), found.text(), List.of(), source.files()));
  }

  // Whatever keeps a candidate away, the next one may be there.
  private static Optional<ImportResult.Found> found(ImportResult result) {
    return result.match(
        Optional::of,
        notFound -> Optional.empty(),
        refused -> Optional.empty(),
        unreachable -> Optional.empty());
  }
}
