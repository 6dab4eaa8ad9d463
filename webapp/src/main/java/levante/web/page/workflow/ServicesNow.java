package levante.web.page.workflow;

import java.util.List;
import java.util.Objects;
import levante.web.page.drawing.Drawing;
import levante.web.view.ServiceRow;

/**
 * What of the list of services changes while somebody looks.
 *
 * @param picture how files flow through them
 */
public record ServicesNow(List<ServiceRow> rows, Drawing picture) {
  public ServicesNow {
    rows = List.copyOf(rows);
    Objects.requireNonNull(picture, "picture");
  }
}
