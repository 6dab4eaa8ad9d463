package levante.tosca.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/** The bundled service templates, ordered by id. Immutable. */
public final class Catalogue {
  private static final List<String> IDS = List.of("edge-to-cloud", "single-machine");

  private final List<Entry> entries;

  private Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One bundled template.
   *
   * @param id what commands and URLs call it, such as {@code edge-to-cloud}
   * @param title a few words for a list
   * @param description a sentence or two for the person who chooses
   */
  public record Entry(String id, String title, String description) {}

  /** The catalogue inside this module. */
  public static Catalogue bundled() {
    return new Catalogue(IDS.stream().map(Catalogue::entry).toList());
  }

  /** All bundled templates, ordered by id. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The text of one template.
   *
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of that id
   */
  public TemplateSource template(String id) {
    if (!IDS.contains(id)) {
      throw new LevanteException(
          ErrorCode.TEMPLATE_NOT_FOUND,
          "the catalogue has no template '%s'%s"
              .formatted(Cursor.shortened(id), Nearest.hint(id, IDS)));
    }
    return source(id);
  }

  private static Entry entry(String id) {
    TemplateSource source = source(id);
    Cursor document = YamlReader.read(source.name(), source.text(), new Problems()).orElseThrow();
    Optional<String> title =
        document.get("metadata").flatMap(at -> at.get("display_name")).flatMap(Cursor::scalar);
    Optional<String> description = document.get("description").flatMap(Cursor::scalar);
    return new Entry(id, title.orElse(id), description.orElse(""));
  }

  private static TemplateSource source(String id) {
    String file = id + ".yaml";
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
