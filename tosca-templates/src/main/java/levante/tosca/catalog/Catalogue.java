package levante.tosca.catalog;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;

/** The bundled service templates, ordered by id. */
public final class Catalogue {
  private Catalogue() {}

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
    return new Catalogue();
  }

  /** All bundled templates, ordered by id. */
  public List<Entry> entries() {
    throw new UnsupportedOperationException();
  }

  /**
   * The text of one template.
   *
   * @throws LevanteException TEMPLATE_NOT_FOUND when there is none of that id
   */
  public TemplateSource template(String id) {
    throw new LevanteException(ErrorCode.TEMPLATE_NOT_FOUND, "no template '%s'".formatted(id));
  }
}
