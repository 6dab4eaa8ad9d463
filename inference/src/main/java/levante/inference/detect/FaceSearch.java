package levante.inference.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import levante.inference.picture.Box;
import levante.inference.picture.Mirror;
import levante.inference.picture.Picture;

/**
 * Finds every face of a picture once. The far-range detector proposes at a low bar from many
 * squares; the near-range one, which makes other mistakes, looks at each proposal from five
 * distances and mirrored, and the mean of its ten scores decides.
 */
public final class FaceSearch {
  /** Low, so that masked and small faces are proposed. Measured: see docs/adr/0004. */
  private static final double PROPOSED = 0.3;

  /** Measured on composed videos: faces scored 0.63 and more, everything else less. */
  private static final double CONFIRMED = 0.63;

  private static final double ALIKE = 0.3;
  private static final double SAME_PLACE = 0.4;
  private static final double NESTED = 0.4;

  /** Faces narrower than this are not looked for: their eyes cannot be told from noise. */
  private static final double NARROWEST = 16;

  /** Bound on the work one picture can cause. */
  private static final int MOST_PROPOSALS = 200;

  private static final List<Look> LOOKS =
      List.of(
          new Look(2.0, 0, 0),
          new Look(2.8, 0, 0),
          new Look(3.8, 0, 0),
          new Look(2.4, 0.12, 0.1),
          new Look(3.2, -0.12, -0.1));

  private final FaceDetector proposer;
  private final FaceDetector confirmer;

  /** How far away, in widths of the proposal, and how far aside it is looked at again. */
  private record Look(double distance, double asideX, double asideY) {
    Box at(Box proposal) {
      Box moved = proposal.shifted(asideX, asideY);
      return Box.around(moved.centreX(), moved.centreY(), Math.max(8, proposal.width() * distance));
    }
  }

  /** A search with a detector that misses little and one that errs little. */
  public FaceSearch(FaceDetector proposer, FaceDetector confirmer) {
    this.proposer = proposer;
    this.confirmer = confirmer;
  }

  /** The faces from left to right, boxes within the picture; empty when there is none. */
  public List<Detection> find(Picture picture) {
    List<Detection> proposals = new ArrayList<>();
    for (Box square : Tiling.squares(picture.width(), picture.height())) {
      proposals.addAll(proposer.detect(picture, square, Mirror.AS_IS, PROPOSED));
    }
    proposals.removeIf(found -> found.box().width() < NARROWEST);
    List<Detection> confirmed =
        Suppression.ofAlike(proposals, ALIKE).stream()
            .limit(MOST_PROPOSALS)
            .flatMap(proposal -> confirmed(picture, proposal.box()).stream())
            .map(found -> settled(picture, found))
            .toList();
    return Suppression.ofNested(confirmed, NESTED).stream()
        .map(found -> cut(found, picture))
        .sorted(
            Comparator.comparingDouble((Detection found) -> found.box().x())
                .thenComparingDouble(found -> found.box().y()))
        .toList();
  }

  /**
   * The mean of all looks: of the scores, and of the places where the confirmer sees the face,
   * which are more exact than the proposal. Empty as soon as the looks left can no longer confirm
   * it.
   */
  private Optional<Detection> confirmed(Picture picture, Box proposal) {
    List<Detection> seen = new ArrayList<>();
    int looks = LOOKS.size() * Mirror.values().length;
    int left = looks;
    double sum = 0;
    for (Look look : LOOKS) {
      for (Mirror mirror : Mirror.values()) {
        Optional<Detection> best = seen(picture, proposal, look, mirror);
        best.ifPresent(seen::add);
        sum += best.map(Detection::score).orElse(0.0);
        left--;
        if (sum + left < CONFIRMED * looks) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Detection(middle(seen), sum / looks));
  }

  /** The face again from where the first looks put it; it stays where it was if that fails. */
  private Detection settled(Picture picture, Detection found) {
    return confirmed(picture, found.box()).orElse(found);
  }

  private Optional<Detection> seen(Picture picture, Box proposal, Look look, Mirror mirror) {
    return confirmer.detect(picture, look.at(proposal), mirror, 0.1).stream()
        .filter(seen -> seen.box().likeness(proposal) > SAME_PLACE)
        .max(Comparator.comparingDouble(Detection::score));
  }

  private static Box middle(List<Detection> seen) {
    double weight = seen.stream().mapToDouble(Detection::score).sum();
    return new Box(
        seen.stream().mapToDouble(one -> one.score() * one.box().x()).sum() / weight,
        seen.stream().mapToDouble(one -> one.score() * one.box().y()).sum() / weight,
        seen.stream().mapToDouble(one -> one.score() * one.box().width()).sum() / weight,
        seen.stream().mapToDouble(one -> one.score() * one.box().height()).sum() / weight);
  }

  private static Detection cut(Detection found, Picture picture) {
    Box box = found.box().within(picture.width(), picture.height()).rounded();
    return new Detection(box, found.score());
  }
}
