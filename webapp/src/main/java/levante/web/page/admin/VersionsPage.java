package levante.web.page.admin;

import java.util.List;
import levante.web.page.frame.Frame;

/** What this server is made of. */
public record VersionsPage(Frame frame, List<Group> groups) {
  /** Some facts that belong together. */
  public record Group(String title, List<Fact> facts) {
    public Group {
      facts = List.copyOf(facts);
    }
  }

  /** One of them. */
  public record Fact(String name, String value) {}

  public VersionsPage {
    groups = List.copyOf(groups);
  }
}
