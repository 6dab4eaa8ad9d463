package levante.web.page.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.boxes.Findings;
import levante.web.page.boxes.Overlay;
import levante.web.page.buckets.BucketPage;
import levante.web.page.buckets.ObjectPlace;
import levante.web.page.frame.Frame;
import levante.web.view.Picture;

/**
 * What is known of one object.
 *
 * @param place where it lies
 * @param notice what has to be known besides: that it is gone, or was overwritten, or is of no job
 * @param pair what it was made of and it itself, when both are pictures
 * @param way the jobs that led to it, the first one first
 * @param after the jobs that read it or what was made of it, nearest first
 */
public record HistoryPage(
    Frame frame,
    Thing object,
    ObjectPlace place,
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

  /**
   * A picture that a job made, beside that which it was made of.
   *
   * @param found what is in the one before
   * @param alike whether both are of one size, so that it is there in the one after too
   */
  public record Pair(Picture before, Picture after, Findings found, boolean alike) {
    /** What is drawn over the one after. */
    public Optional<Overlay> overAfter() {
      return alike ? found.overlay() : Optional.empty();
    }
  }

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

  /** Where its bucket is. */
  public String bucketPath() {
    return BucketPage.path(place.storage(), place.bucket());
  }

  /** The key of its file. */
  public String key() {
    return place.key();
  }

  /** Where its boxes are chosen. */
  public String historyPath() {
    return place.pathOfHistory();
  }

  /** The same with another pair. */
  HistoryPage with(Pair other) {
    return new HistoryPage(frame, object, place, notice, Optional.of(other), way, after);
  }
}
