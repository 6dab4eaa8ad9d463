package levante.provisioner.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;

/**
 * Keeps infrastructures and, encrypted, the credentials they came with. What a method has written
 * when it returns survives a crash.
 */
public interface InfrastructureStore {
  /**
   * Keeps a new infrastructure with its credentials, in one write.
   *
   * @throws LevanteException ALREADY_EXISTS when the id, or another with the same six hex digits,
   *     was ever there
   */
  Infrastructure insert(Infrastructure infrastructure, List<CloudCredential> credentials);

  /** The infrastructure, whatever its life. */
  Optional<Infrastructure> find(InfrastructureId id);

  /** An owner's infrastructures that are not deleted, the oldest first. */
  List<Infrastructure> list(OwnerId owner);

  /** All infrastructures that an owner has or ever had, the oldest first. */
  List<Infrastructure> ever(OwnerId owner);

  /** All infrastructures that are not deleted, the oldest first. */
  List<Infrastructure> all();

  /**
   * Some of those that are wanted, none of them deleted, the newest first.
   *
   * @param skip so many before them
   * @param limit at most so many
   */
  List<Infrastructure> page(Wanted wanted, int skip, int limit);

  /**
   * Some of those that are wanted and come after another in the order of {@link #page}, whatever
   * has come and gone before it; none when there are none.
   *
   * @param limit at most so many
   */
  List<Infrastructure> after(Wanted wanted, Infrastructure last, int limit);

  /** How many are wanted, on all pages. */
  int count(Wanted wanted);

  /** How many a reader sees in each state. */
  Census census(Reader reader);

  /** Those of a reader's that have clusters, the oldest first. */
  List<Infrastructure> withClusters(Reader reader);

  /**
   * Those of a reader's with the most urgent machines, of equally urgent ones the newest first.
   *
   * @param limit at most so many; so many of the most urgent machines are among theirs
   */
  List<Infrastructure> urgent(Reader reader, int limit);

  /**
   * Keeps a changed infrastructure.
   *
   * @return the infrastructure at its new version
   * @throws LevanteException STALE_WRITE when it was written since it was read,
   *     INFRASTRUCTURE_NOT_FOUND when it was never there
   */
  Infrastructure update(Infrastructure infrastructure);

  /**
   * Reads, changes and writes until nobody came between; a change that changes nothing is not
   * written.
   *
   * @param change called once for each attempt; without effects
   */
  default Infrastructure change(InfrastructureId id, UnaryOperator<Infrastructure> change) {
    int attemptsLeft = 20;
    while (true) {
      Infrastructure current =
          find(id)
              .orElseThrow(
                  () ->
                      new LevanteException(
                          ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + id));
      Infrastructure changed = change.apply(current);
      if (changed.equals(current)) {
        return current;
      }
      try {
        return update(changed);
      } catch (LevanteException stale) {
        attemptsLeft--;
        if (stale.code() != ErrorCode.STALE_WRITE || attemptsLeft == 0) {
          throw stale;
        }
      }
    }
  }
}
