package levante.tosca.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/**
 * The bundled service templates, in the order in which they are offered. Some stand alone; others,
 * the children, add something to one of their parents. Immutable.
 */
public final class Catalogue {
  private static final List<String> IDS =
      List.of(
          "add-elasticity",
          "add-services",
          "burst-workers",
          "container-service",
          "edge-to-cloud",
          "elastic-kubernetes",
          "elastic-slurm",
          "gpu-workers",
          "helm-chart",
          "k3s-edge",
          "kubernetes",
          "object-storage",
          "second-worker-type",
          "services-cluster",
          "single-machine");
  private static final String SUFFIX = ".yaml";

  private final List<Entry> entries;

  private Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One bundled template.
   *
   * @param id what commands and URLs call it, such as {@code edge-to-cloud}
   * @param form what a person fills in; a child's has its own inputs only
   * @param parents the ids of templates that it can be added to; empty for one that stands alone
   * @param children the ids of templates that may be added to it, in the catalogue's order
   */
  public record Entry(String id, Form form, List<String> parents, List<String> children) {
    public Entry {
      parents = List.copyOf(parents);
      children = List.copyOf(children);
    }

    /** A few words for a list. */
    public String title() {
      return form.title();
    }

    /** A sentence or two for the person who chooses. */
    public String description() {
      return form.description();
    }

    /** Whether it only adds to others. */
    public boolean isChild() {
      return !parents.isEmpty();
    }
  }

  /** The catalogue inside this module. */
  public static Catalogue bundled() {
    List<Entry> alone = IDS.stream().map(Catalogue::read).sorted(order()).toList();
    return new Catalogue(alone.stream().map(entry -> withChildren(entry, alone)).toList());
  }

  /** All bundled templates, those with the lowest order first. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * One bundled template.
   *
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of that id
   */
  public Entry entry(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.TEMPLATE_NOT_FOUND,
                    "the catalogue has no template '%s'%s"
                        .formatted(Cursor.shortened(id), Nearest.hint(id, IDS))));
  }

  /**
   * The text of one template; a child with the first of its parents.
   *
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of that id
   */
  public TemplateSource template(String id) {
    Entry entry = entry(id);
    return entry.isChild() ? template(id, List.of(entry.parents().get(0))) : source(entry.id());
  }

  /**
   * The text of one template, to be merged into others of the catalogue.
   *
   * @param onto the ids of what it is added to, the lowest first; children among them need no other
   *     parent than those before them
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of one of the ids
   */
  public TemplateSource template(String id, List<String> onto) {
    return source(entry(id).id()).onto(sources(onto));
  }

  /**
   * The texts of several templates, none with a parent attached.
   *
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of one of the ids
   */
  public List<TemplateSource> sources(List<String> ids) {
    return ids.stream().map(id -> source(entry(id).id())).toList();
  }

  private Optional<Entry> find(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  private static Comparator<Entry> order() {
    return Comparator.<Entry, Integer>comparing(
            entry -> entry.form().order().orElse(Integer.MAX_VALUE))
        .thenComparing(Entry::id);
  }

  private static Entry read(String id) {
    TemplateSource source = source(id);
    Cursor document = YamlReader.read(source.name(), source.text(), new Problems()).orElseThrow();
    List<String> parents =
        document
            .get("metadata")
            .flatMap(at -> at.get("parents"))
            .map(Cursor::items)
            .orElse(List.of())
            .stream()
            .flatMap(parent -> parent.scalar().stream())
            .map(Catalogue::idOf)
            .toList();
    return new Entry(id, FormReader.read(source).form(), parents, List.of());
  }

  private static Entry withChildren(Entry entry, List<Entry> all) {
    List<String> children = new ArrayList<>();
    for (Entry other : all) {
      if (other.parents().contains(entry.id())) {
        children.add(other.id());
      }
    }
    return new Entry(entry.id(), entry.form(), entry.parents(), children);
  }

  /** The id of the bundled template in a file of that name, whether there is one or not. */
  static String idOf(String file) {
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }

  private static TemplateSource source(String id) {
    String file = id + SUFFIX;
    try (InputStream in = Catalogue.class.getResourceAsStream("/templates/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the template is not in the jar: " + file);
      }
      return new TemplateSource(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
