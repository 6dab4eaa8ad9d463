package levante.web.page.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.web.audit.Area;
import levante.web.page.export.Links;
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
    /** As a link says it; without the page. */
    public String query() {
      return "who=%s&area=%s&day=%s".formatted(encoded(who), encoded(area), encoded(day));
    }

    /** Where what fits is had as a file. */
    public Links links() {
      return new Links("/admin/audit?" + query() + "&");
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
