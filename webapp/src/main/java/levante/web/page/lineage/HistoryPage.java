package levante.web.page.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.view.Picture;

/**
 * What is known of one object.
 *
 * @param notice what has to be known besides: that it is gone, or was overwritten, or is of no job
 * @param pair what it was made of and it itself, when both are pictures
 * @param way the jobs that led to it, the first one first
 * @param after the jobs that read it or what was made of it, nearest first
 */
public record HistoryPage(
    Frame frame,
    Thing object,
    String bucketPath,
    Optional<String> notice,
    Optional<Pair> pair,
    List<Step> way,
    List<Step> after) {
  /** Steps of each list; a service's page has all of its jobs. */
  static final int MOST_STEPS = 100;

  /**
   * An object.
   *
   * @param place where it lies, for people
   * @param path of its own history; empty when its storage is none of a cluster's
   */
  public record Thing(String place, Optional<String> path) {}

  /** A picture that a job made, beside that which it was made of. */
  public record Pair(Picture before, Picture after) {}

  /** A job that made objects of another. */
  public record Step(
      String job,
      String service,
      String servicePath,
      Instant finished,
      Thing read,
      List<Thing> made) {
    public Step {
      made = List.copyOf(made);
    }

    /** Of the job's page. */
    public String jobPath() {
      return "/jobs/" + job;
    }
  }

  public HistoryPage {
    Objects.requireNonNull(object, "object");
    way = List.copyOf(way);
    after = List.copyOf(after);
  }
}
