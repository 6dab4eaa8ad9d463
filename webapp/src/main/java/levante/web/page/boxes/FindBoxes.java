package levante.web.page.boxes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.lineage.FindLineage;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.board.OwnedStorage;
import levante.web.board.PictureRef;
import levante.web.language.Say;

/** Finds what services found in a picture, by what is known of the jobs that read or made it. */
@Dependent
public class FindBoxes {
  /** Jobs that are followed from a picture, and those whose files are read. */
  private static final int MOST_FOLLOWED = 100;

  private static final int MOST_READ = 5;

  private final FindLineage lineage;
  private final OwnedStorage storages;

  /** Over the use cases of the services. */
  @Inject
  public FindBoxes(FindLineage lineage, OwnedStorage storages) {
    this.lineage = lineage;
    this.storages = storages;
  }

  /** What is in a picture, says the job that made it, else the newest that read it. */
  public Findings in(OwnerId owner, ObjectVersion picture, BoxPicks picks) {
    if (!PictureRef.isPicture(picture)) {
      return Findings.NONE;
    }
    List<Lineage> readers =
        new ArrayList<>(
            lineage.downstream(owner, picture, MOST_FOLLOWED).stream()
                .filter(job -> job.input().equals(picture))
                .toList());
    Collections.reverse(readers);
    return in(
        owner,
        picture,
        Stream.concat(lineage.upstream(owner, picture, 1).stream(), readers.stream()).toList(),
        picks);
  }

  /** What is in a picture, says the first of those jobs that says anything. */
  public Findings in(OwnerId owner, ObjectVersion picture, List<Lineage> jobs, BoxPicks picks) {
    try {
      return jobs.stream()
          .flatMap(job -> BoxSource.of(job, picture).map(file -> new Said(job, file)).stream())
          .limit(MOST_READ)
          .flatMap(said -> read(owner, picture, said, picks).stream())
          .findFirst()
          .orElse(Findings.NONE);
    } catch (LevanteException silent) {
      return Findings.notice(
          Say.of("What was found in it cannot be read now: its storage does not answer."));
    }
  }

  private record Said(Lineage job, ObjectVersion file) {}

  private Optional<Findings> read(OwnerId owner, ObjectVersion picture, Said said, BoxPicks picks) {
    Optional<PictureSize> size = size(owner, picture);
    if (size.isEmpty() || !isOfOneSize(owner, said.job(), picture, size.get())) {
      return Optional.empty();
    }
    return beginning(owner, said.file(), BoxFile.MOST_BYTES + 1)
        .filter(text -> text.length <= BoxFile.MOST_BYTES)
        .flatMap(text -> BoxFile.read(text, size.get()))
        .map(found -> Findings.of(said.file().key(), found, size.get(), picks));
  }

  /** Boxes are in pixels of what the job read. */
  private boolean isOfOneSize(OwnerId owner, Lineage job, ObjectVersion picture, PictureSize size) {
    return job.input().equals(picture)
        || !PictureRef.isPicture(job.input())
        || size(owner, job.input()).map(size::equals).orElse(true);
  }

  /**
   * How large a picture is; empty when it is gone, overwritten, or none. STORAGE_UNREACHABLE,
   * STORAGE_REFUSED.
   */
  public Optional<PictureSize> size(OwnerId owner, ObjectVersion picture) {
    return beginning(owner, picture, PictureSize.MOST_BYTES).flatMap(PictureSize::read);
  }

  /** The first bytes of just that version; empty when it is not there, or not the owner's. */
  private Optional<byte[]> beginning(OwnerId owner, ObjectVersion version, int most) {
    try {
      return storages
          .of(owner, version.storage())
          .flatMap(
              storage ->
                  storage
                      .stat(version.bucket(), version.key())
                      .filter(there -> there.eTag().equals(version.eTag()))
                      .map(there -> bytes(storage, there, most)));
    } catch (LevanteException failure) {
      if (failure.code() == ErrorCode.OBJECT_NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static byte[] bytes(ObjectStorage storage, StoredObject there, int most) {
    try (InputStream content = storage.open(there, 0, Math.min(there.size(), most))) {
      return content.readNBytes(most);
    } catch (IOException broken) {
      throw new LevanteException(
          ErrorCode.STORAGE_UNREACHABLE, "%s broke off".formatted(there.key()), broken);
    }
  }
}
