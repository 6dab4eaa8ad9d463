package levante.web.page.frame;

import java.util.List;
import java.util.Objects;
import levante.kernel.OwnerId;

/**
 * The frame of one page.
 *
 * @param formToken what every form of the page sends back
 * @param current the part that the page belongs to
 */
public record Frame(OwnerId caller, String formToken, Section current) {
  public Frame {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(formToken, "formToken");
    Objects.requireNonNull(current, "current");
  }

  /** All parts, for the navigation. */
  public List<Section> sections() {
    return List.of(Section.values());
  }
}
