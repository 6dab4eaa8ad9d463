package levante.web.page.frame;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import levante.kernel.OwnerId;
import levante.web.security.Role;

/**
 * The frame of one page.
 *
 * @param formToken what every form of the page sends back
 * @param current the part that the page belongs to
 */
public record Frame(OwnerId caller, Role role, String formToken, Section current) {
  public Frame {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(formToken, "formToken");
    Objects.requireNonNull(current, "current");
  }

  /** The frame of a user who is no admin. */
  public Frame(OwnerId caller, String formToken, Section current) {
    this(caller, Role.USER, formToken, current);
  }

  /** The parts that the caller may see, for the navigation. */
  public List<Section> sections() {
    return Stream.of(Section.values())
        .filter(section -> section != Section.ADMIN || role == Role.ADMIN)
        .toList();
  }
}
