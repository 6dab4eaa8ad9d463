package levante.web.page.infrastructure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Address;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Paging;
import levante.web.view.Status;

/**
 * One page of the list of infrastructures.
 *
 * @param filter what it was filtered by
 * @param states all that are there, to filter by
 * @param found how many there are that fit
 * @param total how many there are
 */
public record ListPage(
    Frame frame, Filter filter, List<String> states, List<Row> rows, int found, int total) {
  /** Rows of one page. */
  static final int ROWS = 25;

  /**
   * What is shown.
   *
   * @param name a part of it, or of the id
   * @param state empty for any
   * @param page counts from 1
   * @param everybody whether other owners' are shown too
   * @param choosable whether the caller may choose that
   */
  public record Filter(String name, String state, int page, boolean everybody, boolean choosable) {
    public Filter {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(state, "state");
    }
  }

  /**
   * One infrastructure.
   *
   * @param path of its page; empty for one that the caller may not open
   * @param age such as {@code 3 h}
   * @param price of the machines that it has
   * @param ends when it ends by itself
   * @param note how what people wrote about it begins
   * @param marks such as {@code locked}
   */
  public record Row(
      String name,
      Optional<String> path,
      Status state,
      String age,
      Instant created,
      int machines,
      String price,
      String owner,
      Optional<Instant> ends,
      Optional<String> note,
      List<String> marks) {
    public Row {
      marks = List.copyOf(marks);
    }
  }

  public ListPage {
    states = List.copyOf(states);
    rows = List.copyOf(rows);
  }

  /** Where all that fit are had as a file. */
  public Links links() {
    return new Links(address());
  }

  /** Where another page of what fits is. */
  public String page(int number) {
    return address().with("page", number).text();
  }

  private Address address() {
    return Address.of("/infrastructures")
        .with("name", filter.name())
        .with("state", filter.state())
        .with("everybody", filter.everybody());
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
    return new Paging(filter.page(), ROWS, found);
  }
}
