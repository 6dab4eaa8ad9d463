package levante.web.page.boxes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.web.board.PictureRef;

/** Which of the files that a job made tells what is in a picture that it read or made. */
final class BoxSource {
  private BoxSource() {}

  /**
   * The JSON with the picture's name; else the only one, if there is only one picture that it can
   * be about.
   */
  static Optional<ObjectVersion> of(Lineage job, ObjectVersion picture) {
    List<ObjectVersion> all =
        job.outputs().stream()
            .filter(one -> one.key().toLowerCase(Locale.ROOT).endsWith(".json"))
            .toList();
    Predicate<ObjectVersion> beside =
        one -> one.bucket().equals(picture.bucket()) && stem(one).equals(stem(picture));
    return single(all, beside)
        .or(() -> single(all, one -> name(one).equals(name(picture))))
        .or(() -> isOnly(job, picture) ? single(all, any -> true) : Optional.empty());
  }

  private static boolean isOnly(Lineage job, ObjectVersion picture) {
    return job.input().equals(picture)
        || job.outputs().stream().filter(PictureRef::isPicture).count() == 1;
  }

  private static Optional<ObjectVersion> single(
      List<ObjectVersion> all, Predicate<ObjectVersion> fits) {
    List<ObjectVersion> fitting = all.stream().filter(fits).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static String stem(ObjectVersion one) {
    return one.key().substring(0, Math.max(0, one.key().lastIndexOf('.')));
  }

  private static String name(ObjectVersion one) {
    return stem(one).substring(stem(one).lastIndexOf('/') + 1);
  }
}
