package levante.web.page.machine;

import java.util.Objects;
import levante.provisioner.naming.InfrastructureId;

/**
 * Which machine a page is of.
 *
 * @param index of the machine in its infrastructure
 */
record MachinePath(InfrastructureId infrastructure, int index) {
  MachinePath {
    Objects.requireNonNull(infrastructure, "infrastructure");
  }

  /** Of the machine's page. */
  String path() {
    return "%s/machines/%d".formatted(back(), index);
  }

  /** Of its infrastructure's page. */
  String back() {
    return "/infrastructures/" + infrastructure;
  }
}
