package levante.web.page.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.frame.Address;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Paging;

/**
 * One page of the users.
 *
 * @param name a part of the names that are shown
 * @param number of the page, from 1 on
 * @param found how many there are that fit
 */
public record UsersPage(Frame frame, String name, int number, int found, List<Row> rows) {
  /** Rows of one page. */
  static final int ROWS = 25;

  /**
   * One user.
   *
   * @param way by which they sign in, such as a password
   * @param infrastructures that they see: theirs, and those shared with them
   * @param machines of these
   */
  public record Row(
      String name,
      String role,
      List<String> way,
      Instant created,
      Optional<Instant> signedIn,
      int infrastructures,
      int machines,
      int services) {
    public Row {
      way = List.copyOf(way);
      Objects.requireNonNull(signedIn, "signedIn");
    }
  }

  public UsersPage {
    rows = List.copyOf(rows);
  }

  /** Where another page of those that fit is. */
  public String page(int other) {
    return Address.of("/admin/users").with("name", name).with("page", other).text();
  }

  /** How many pages there are. */
  public int pages() {
    return paging().pages();
  }

  /** What is on this page, in words. */
  public String count() {
    return paging().count(rows.size());
  }

  private Paging paging() {
    return new Paging(number, ROWS, found);
  }
}
