package levante.web.page.admin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.web.audit.Area;
import levante.web.page.export.Links;
import levante.web.page.frame.Address;
import levante.web.page.frame.Frame;

/**
 * One page of acts.
 *
 * @param asked what was typed, to filter by
 * @param older where the next page is; absent on the last
 * @param refusal what is wrong with what was typed
 */
public record ActsPage(
    Frame frame, Asked asked, List<ActRow> rows, Optional<String> older, Optional<String> refusal) {
  /** Rows of one page. */
  static final int ROWS = 50;

  /** What was typed. */
  public record Asked(String who, String area, String day, String after) {
    /** Where what fits is, below that path. */
    public Address at(String path) {
      return Address.of(path).with("who", who).with("area", area).with("day", day);
    }

    /** Where what fits is had as a file. */
    public Links links() {
      return new Links(at("/admin/audit"));
    }
  }

  public ActsPage {
    rows = List.copyOf(rows);
    Objects.requireNonNull(older, "older");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** What an act may be about. */
  public List<String> areas() {
    return Stream.of(Area.values()).map(Area::word).toList();
  }
}
