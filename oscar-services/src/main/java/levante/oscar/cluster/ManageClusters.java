package levante.oscar.cluster;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adopts clusters, gives them storages, and lets both go again. */
public final class ManageClusters {
  private static final Logger LOG = LoggerFactory.getLogger(ManageClusters.class);
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final int DIGITS = 3;

  private final ClusterBook book;
  private final ServiceClusters clusters;
  private final Tries tries;
  private final ForgetCluster farewell;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** How what is given is tried before it is taken. */
  public record Tries(ClusterCheck cluster, ObjectStorages storages) {}

  /**
   * Over the book.
   *
   * @param clusters all that there are, the adopted ones among them
   */
  public ManageClusters(
      ClusterBook book,
      ServiceClusters clusters,
      Tries tries,
      ForgetCluster farewell,
      Clock clock) {
    this.book = book;
    this.clusters = clusters;
    this.tries = tries;
    this.farewell = farewell;
    this.clock = clock;
  }

  /**
   * Adopts a cluster that answers.
   *
   * @param name at most 40 letters, digits and hyphens
   * @throws LevanteException INVALID_REQUEST, CLUSTER_UNREACHABLE, ALREADY_EXISTS
   */
  public AdoptedCluster adopt(OwnerId owner, String name, Secret kubeconfig) {
    if (!NAME.matcher(name).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "a cluster's name matches %s: '%s'".formatted(NAME, name));
    }
    tries.cluster().check(kubeconfig);
    byte[] digits = new byte[DIGITS];
    random.nextBytes(digits);
    ClusterId id = new ClusterId(name + "-" + HexFormat.of().formatHex(digits));
    if (clusters.find(id).isPresent()) {
      throw new LevanteException(ErrorCode.ALREADY_EXISTS, id + " is taken; try again");
    }
    AdoptedCluster cluster = new AdoptedCluster(id, name, owner, kubeconfig, clock.instant());
    book.adopt(cluster);
    LOG.atInfo().addKeyValue("cluster", id).addKeyValue("owner", owner).log("cluster adopted");
    return cluster;
  }

  /** The owner's adopted clusters, by id. */
  public List<AdoptedCluster> adopted(OwnerId owner) {
    return book.adopted().stream().filter(one -> one.owner().equals(owner)).toList();
  }

  /** The storage that a cluster of the owner's was given; CLUSTER_NOT_FOUND. */
  public Optional<AttachedStorage> attached(OwnerId owner, ClusterId cluster) {
    known(owner, cluster);
    return book.attached().stream().filter(one -> one.cluster().equals(cluster)).findFirst();
  }

  /**
   * Lets a cluster go: its services and waiting files are struck out, the cluster itself and its
   * storage stay as they are.
   *
   * @throws LevanteException CLUSTER_NOT_FOUND, also for one that Levante raised
   */
  public void release(OwnerId owner, ClusterId cluster) {
    boolean known = adopted(owner).stream().anyMatch(one -> one.id().equals(cluster));
    if (!known) {
      throw unknown(cluster);
    }
    gone(cluster);
    LOG.atInfo().addKeyValue("cluster", cluster).log("cluster released");
  }

  /** Strikes out all that was kept of a cluster that is no more; idempotent. */
  public void gone(ClusterId cluster) {
    farewell.forget(cluster);
    book.release(cluster);
  }

  /**
   * Gives a cluster of the owner's a storage that answers with those keys.
   *
   * @throws LevanteException CLUSTER_NOT_FOUND, ALREADY_EXISTS when the cluster has one of its own,
   *     or another cluster has that one, STORAGE_UNREACHABLE, STORAGE_REFUSED
   */
  public void attach(OwnerId owner, AttachedStorage storage) {
    ServiceCluster cluster = known(owner, storage.cluster());
    boolean own = cluster.storage().isPresent() && attached(owner, storage.cluster()).isEmpty();
    if (own) {
      throw new LevanteException(
          ErrorCode.ALREADY_EXISTS, cluster.id() + " has a storage from its template");
    }
    tries.storages().open(storage.access()).buckets();
    book.attach(storage);
    LOG.atInfo()
        .addKeyValue("cluster", storage.cluster())
        .addKeyValue("endpoint", storage.access().endpoint())
        .log("storage attached");
  }

  /** Takes a storage away from a cluster, its objects untouched; CLUSTER_NOT_FOUND. */
  public void detach(OwnerId owner, ClusterId cluster) {
    known(owner, cluster);
    book.detach(cluster);
  }

  private ServiceCluster known(OwnerId owner, ClusterId cluster) {
    return clusters
        .find(cluster)
        .filter(one -> one.owner().equals(owner))
        .orElseThrow(() -> unknown(cluster));
  }

  private static LevanteException unknown(ClusterId cluster) {
    return new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster);
  }
}
