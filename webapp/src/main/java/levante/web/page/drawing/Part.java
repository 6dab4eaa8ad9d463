package levante.web.page.drawing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.view.Status;

/**
 * Something that is drawn as a box.
 *
 * @param key by which links name it; no two parts of a drawing have the same
 * @param kind what it is, below its name
 * @param status how it is now; empty in drawings of what is not there yet
 * @param path of its page, where it has one
 */
public record Part(
    String key,
    String name,
    String kind,
    Optional<Status> status,
    Optional<String> path,
    List<Link> links) {
  /**
   * An arrow to another part; to none when there is no such part.
   *
   * @param to the key of the other
   * @param word what the arrow means; may be empty
   */
  public record Link(String to, String word) {}

  public Part {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(path, "path");
    links = List.copyOf(links);
  }
}
