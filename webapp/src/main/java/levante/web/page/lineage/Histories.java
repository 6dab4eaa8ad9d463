package levante.web.page.lineage;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.lineage.FindLineage;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.service.ServicePath;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.board.OwnedStorage;
import levante.web.board.PictureRef;
import levante.web.language.Say;
import levante.web.page.boxes.BoxPicks;
import levante.web.page.boxes.FindBoxes;
import levante.web.page.boxes.Findings;
import levante.web.page.boxes.Overlay;
import levante.web.page.buckets.ObjectPlace;
import levante.web.page.frame.Frame;
import levante.web.page.lineage.HistoryPage.Pair;
import levante.web.page.lineage.HistoryPage.Step;
import levante.web.page.lineage.HistoryPage.Thing;
import levante.web.page.services.ServiceViews;

/** Reads the history of objects; that of another's is as if it did not exist. */
@Dependent
public class Histories {
  private final FindLineage lineage;
  private final OwnedStorage storages;
  private final FindBoxes boxes;

  /** Over the use cases of the services. */
  @Inject
  public Histories(FindLineage lineage, OwnedStorage storages, FindBoxes boxes) {
    this.lineage = lineage;
    this.storages = storages;
    this.boxes = boxes;
  }

  record Known(Optional<ObjectVersion> version, Optional<String> notice) {}

  /**
   * What is known of an object, there now or not.
   *
   * @throws LevanteException CLUSTER_NOT_FOUND when the cluster is another's or has no storage;
   *     OBJECT_NOT_FOUND when it is not there and no job ever read or made it
   */
  HistoryPage of(Frame frame, ObjectPlace at, BoxPicks picks) {
    OwnerId owner = frame.caller();
    Known known = known(owner, at.storage(), at.bucket(), at.key());
    List<Lineage> before =
        known
            .version()
            .map(one -> lineage.upstream(owner, one, HistoryPage.MOST_STEPS))
            .orElse(List.of());
    List<Lineage> after =
        known
            .version()
            .map(one -> lineage.downstream(owner, one, HistoryPage.MOST_STEPS))
            .orElse(List.of());
    ObjectVersion named = new ObjectVersion(at.storage(), at.bucket(), at.key(), "");
    HistoryPage page = page(frame, named, known, before, after);
    return page.pair()
        .map(
            pair ->
                page.with(boxed(owner, pair, before.get(0), known.version().orElseThrow(), picks)))
        .orElse(page);
  }

  /** With what the job that made it found, in pixels of the picture before. */
  private Pair boxed(OwnerId owner, Pair pair, Lineage job, ObjectVersion made, BoxPicks picks) {
    Findings found = boxes.in(owner, job.input(), List.of(job), picks);
    boolean alike =
        found.overlay().isPresent()
            && boxes.size(owner, made).equals(found.overlay().map(Overlay::size));
    return new Pair(pair.before(), pair.after(), found, alike);
  }

  static HistoryPage page(
      Frame frame, ObjectVersion at, Known known, List<Lineage> before, List<Lineage> after) {
    List<Step> way = new ArrayList<>(before.stream().map(Histories::step).toList());
    Collections.reverse(way);
    return new HistoryPage(
        frame,
        thing(at),
        new ObjectPlace(at.storage(), at.bucket(), at.key()),
        known.notice(),
        known.version().flatMap(one -> pair(before, one)),
        way,
        after.stream().map(Histories::step).toList());
  }

  private Known known(OwnerId owner, String cluster, String bucket, String key) {
    ObjectStorage storage = storages.get(owner, cluster);
    List<ObjectVersion> versions = lineage.versions(owner, cluster, bucket, key);
    Optional<ObjectVersion> newest = versions.stream().findFirst();
    Optional<StoredObject> there;
    try {
      there =
          bucket.equals(ServicePath.RESERVED_BUCKET) ? Optional.empty() : storage.stat(bucket, key);
    } catch (LevanteException silent) {
      return new Known(newest, Optional.of(Say.of("Its storage does not answer now.")));
    }
    if (there.isEmpty()) {
      return gone(newest, bucket, key);
    }
    return there(versions, there.get());
  }

  static Known there(List<ObjectVersion> versions, StoredObject now) {
    Optional<ObjectVersion> itself =
        versions.stream().filter(one -> one.eTag().equals(now.eTag())).findFirst();
    if (itself.isPresent()) {
      return new Known(itself, Optional.empty());
    }
    return new Known(
        versions.stream().findFirst(),
        Optional.of(
            versions.isEmpty()
                ? Say.of("No job that has ended well read it or made it.")
                : Say.of("It was overwritten since; this is of the version before.")));
  }

  static Known gone(Optional<ObjectVersion> newest, String bucket, String key) {
    if (newest.isEmpty() || bucket.equals(ServicePath.RESERVED_BUCKET)) {
      throw new LevanteException(
          ErrorCode.OBJECT_NOT_FOUND, "no object %s in %s".formatted(key, bucket));
    }
    return new Known(newest, Optional.of(Say.of("It is gone; this is what is known of it.")));
  }

  /** The nearest job that made it is the first. */
  private static Optional<Pair> pair(List<Lineage> before, ObjectVersion version) {
    return before.stream()
        .findFirst()
        .map(Lineage::input)
        .filter(input -> PictureRef.isPicture(input) && PictureRef.isPicture(version))
        .flatMap(
            input ->
                PictureRef.picture(input, Say.of("Before: %s", input.key()))
                    .flatMap(
                        shown ->
                            PictureRef.picture(version, Say.of("After: %s", version.key()))
                                .map(made -> new Pair(shown, made, Findings.NONE, false))));
  }

  private static Step step(Lineage one) {
    return new Step(
        one.job().value(),
        one.service().name(),
        ServiceViews.path(one.service()),
        one.finished(),
        thing(one.input()),
        one.outputs().stream().map(Histories::thing).toList());
  }

  private static Thing thing(ObjectVersion one) {
    ObjectPlace place = new ObjectPlace(one.storage(), one.bucket(), one.key());
    return new Thing(
        place.text(), place.isOfCluster() ? Optional.of(place.history()) : Optional.empty());
  }
}
