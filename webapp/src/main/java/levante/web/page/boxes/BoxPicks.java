package levante.web.page.boxes;

import java.util.List;

/**
 * Which boxes somebody wants to see.
 *
 * @param chosen whether anything was chosen; else all are shown
 * @param labels those that are shown
 */
public record BoxPicks(boolean chosen, List<String> labels) {
  /** All of them. */
  public static final BoxPicks ALL = new BoxPicks(false, List.of());

  public BoxPicks {
    labels = List.copyOf(labels);
  }

  /** Of what the form sent: without any label ticked it is sent, too. */
  public static BoxPicks sent(String boxes, List<String> labels) {
    return new BoxPicks(!boxes.isEmpty(), labels);
  }

  boolean shows(String label) {
    return !chosen || labels.contains(label);
  }
}
