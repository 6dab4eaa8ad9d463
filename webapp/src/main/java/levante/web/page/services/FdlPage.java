package levante.web.page.services;

import java.util.List;
import java.util.Optional;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Where services are declared: the text, what is wrong with it, or what applying it would do.
 *
 * @param text as it was brought
 * @param place the infrastructure whose clusters the text names
 * @param places all that may be meant
 * @param warnings of a text that can be applied
 * @param plan what applying it would do; empty before it is checked
 */
public record FdlPage(
    Frame frame,
    String text,
    String place,
    List<Place> places,
    Optional<Refusal> refusal,
    List<String> warnings,
    List<Change> plan) {
  /**
   * The clusters of one infrastructure.
   *
   * @param id of the infrastructure
   * @param clusters by the names that a text may use
   */
  public record Place(String id, String clusters) {}

  /** What becomes of one service. */
  public record Change(String service, String change, List<String> differences) {
    public Change {
      differences = List.copyOf(differences);
    }
  }

  public FdlPage {
    places = List.copyOf(places);
    warnings = List.copyOf(warnings);
    plan = List.copyOf(plan);
  }

  /** The problems of the text, in its order. */
  public List<Problem> problems() {
    return refusal.map(Refusal::problems).orElse(List.of());
  }
}
