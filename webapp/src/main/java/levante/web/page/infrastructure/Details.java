package levante.web.page.infrastructure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.drawing.Drawing;
import levante.web.view.Status;

/**
 * What of an infrastructure changes while somebody looks.
 *
 * @param explanations why it is not (yet) what it shall be
 * @param drifts what is no longer as Levante made it
 * @param facts a few words and a value each
 * @param picture its parts, each with how it is
 * @param gone whether nothing of it is left
 */
public record Details(
    String id,
    String name,
    Status state,
    List<String> explanations,
    List<String> drifts,
    List<Fact> facts,
    Drawing picture,
    List<ClusterLine> clusters,
    List<ApplicationLine> applications,
    List<MachineLine> machines,
    List<EventLine> events,
    List<OutputLine> outputs,
    boolean gone) {
  /** A few words and a value. */
  public record Fact(String what, String value) {}

  /**
   * A cluster.
   *
   * @param kubeconfig the path of its kubeconfig; empty where there is none
   * @param without why there is none
   */
  public record ClusterLine(
      String id,
      String kind,
      Status state,
      String nodes,
      Optional<String> kubeconfig,
      String without) {}

  /**
   * An application on a cluster.
   *
   * @param explanation why it is in that state; may be empty
   */
  public record ApplicationLine(
      String name, Status state, String cluster, String what, String explanation) {}

  /**
   * A machine.
   *
   * @param path of its page; empty when it is on its way out
   * @param addresses as far as they are known
   * @param explanation why it is in that state; may be empty
   */
  public record MachineLine(
      String name,
      Optional<String> path,
      String nodeTemplate,
      Status state,
      String size,
      String where,
      String addresses,
      String price,
      String explanation) {}

  /** Something that happened. */
  public record EventLine(Instant at, String kind, Optional<String> machine, String sentence) {}

  /**
   * An output.
   *
   * @param isSecret whether it is shown only to who asks for it
   * @param qr of one that is an address of the web, and no secret
   */
  public record OutputLine(String name, String value, boolean isSecret, Optional<QrView> qr) {
    public OutputLine {
      Objects.requireNonNull(qr, "qr");
    }
  }

  public Details {
    Objects.requireNonNull(state, "state");
    explanations = List.copyOf(explanations);
    drifts = List.copyOf(drifts);
    facts = List.copyOf(facts);
    Objects.requireNonNull(picture, "picture");
    clusters = List.copyOf(clusters);
    applications = List.copyOf(applications);
    machines = List.copyOf(machines);
    events = List.copyOf(events);
    outputs = List.copyOf(outputs);
  }
}
