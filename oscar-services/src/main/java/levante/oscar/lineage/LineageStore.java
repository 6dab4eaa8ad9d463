package levante.oscar.lineage;

import java.util.List;
import levante.kernel.OwnerId;

/** Reads lineage; it is written with a job's success, in the same transaction. */
public interface LineageStore {
  /** The owner's jobs that made this version, oldest first. */
  List<Lineage> making(OwnerId owner, ObjectVersion version);

  /** The owner's jobs that read this version, oldest first. */
  List<Lineage> reading(OwnerId owner, ObjectVersion version);

  /** The versions of an object that the owner's jobs read or made, newest first. */
  List<ObjectVersion> versions(OwnerId owner, String storage, String bucket, String key);

  /** The owner's newest. */
  List<Lineage> newest(OwnerId owner, int limit);

  /** The same without a look at what reads the results: {@code next} is empty. */
  List<Lineage> results(OwnerId owner, int limit);
}
