package levante.web.page.frame;

import levante.web.language.Say;

/**
 * Which page of a list is looked at.
 *
 * @param number of the page, from 1 on
 * @param rows of a whole page
 * @param found how many there are on all pages
 */
public record Paging(int number, int rows, int found) {
  /** The page that was asked for, or the one next to it that there is. */
  public static Paging of(int asked, int rows, int found) {
    int last = new Paging(1, rows, found).pages();
    return new Paging(Math.max(1, Math.min(asked, last)), rows, found);
  }

  /** How many pages there are. */
  public int pages() {
    return Math.max(1, (found + rows - 1) / rows);
  }

  /** How many come before its first. */
  public int skipped() {
    return (number - 1) * rows;
  }

  /**
   * What is on it, in words.
   *
   * @param shown rows that are on it
   */
  public String count(int shown) {
    return found == 0
        ? Say.of("None")
        : Say.of("%d to %d of %d", skipped() + 1, skipped() + shown, found);
  }
}
