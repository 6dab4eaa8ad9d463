package levante.web.page.infrastructure;

import java.util.List;
import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.rest.v1.view.LeftoversView;

/**
 * What clouds, clusters and storages still list of an infrastructure.
 *
 * @param path of the infrastructure's page
 * @param kinds each with the names of what is listed
 * @param refusal why it could not be found out
 */
public record LeftoversPage(
    Frame frame, String name, String path, List<Kind> kinds, Optional<Refusal> refusal) {
  /** Things of one kind; none when nothing is listed. */
  public record Kind(String what, List<String> names) {
    public Kind {
      names = List.copyOf(names);
    }
  }

  public LeftoversPage {
    kinds = List.copyOf(kinds);
  }

  static List<Kind> kinds(LeftoversView left) {
    return List.of(
        new Kind(Say.of("Machines"), left.machines()),
        new Kind(Say.of("Nodes of clusters"), left.nodes()),
        new Kind(Say.of("Object storages"), left.storages()),
        new Kind(Say.of("Jobs"), left.jobs()),
        new Kind(Say.of("Networks, addresses and disks"), left.objects()));
  }

  /** Whether everybody was asked and nobody lists anything. */
  public boolean isNothing() {
    return refusal.isEmpty() && kinds.stream().allMatch(kind -> kind.names().isEmpty());
  }
}
