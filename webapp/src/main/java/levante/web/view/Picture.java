package levante.web.view;

/**
 * A picture that the page shows.
 *
 * @param id the segment of {@code /pictures/{id}}, made by the queries; one id always means the
 *     same bytes, so browsers may keep it
 * @param alt what a reader who cannot see it is told
 */
public record Picture(String id, String alt) {
  public Picture {
    if (!id.matches("[A-Za-z0-9_-]{1,512}")) {
      throw new IllegalStateException("not an id of a picture: " + id);
    }
    if (alt.isBlank()) {
      throw new IllegalStateException("a picture needs a text in its place");
    }
  }

  /** Where the page loads it. */
  public String path() {
    return "/pictures/" + id;
  }
}
