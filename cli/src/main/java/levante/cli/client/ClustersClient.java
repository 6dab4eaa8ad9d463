package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters and storages that Levante did not raise, as a client takes them into use. */
public final class ClustersClient {
  private static final String ADOPTED = "/api/v1/adopted";

  private final Wire wire;
  private final Account account;

  ClustersClient(Wire wire, Account account) {
    this.wire = wire;
    this.account = account;
  }

  /** An adopted cluster. */
  public record Adopted(String id, String name, Instant adopted) {}

  /** What a storage is given as; {@code target} is its own name of our webhook. */
  public record Given(
      String endpoint,
      String accessKey,
      String secretKey,
      Optional<String> region,
      boolean verify,
      Optional<String> target) {}

  /** A cluster's storage, and where it may post its events to. */
  public record Storage(String endpoint, String accessKey, Optional<String> target, Hook hook) {}

  /** Wants the token as {@code Authorization: Bearer}. */
  public record Hook(String url, String token) {}

  /** The caller's adopted clusters. */
  public List<Adopted> adopted() {
    return wire.read(wire.get(ADOPTED, account.header()), new TypeReference<>() {});
  }

  /** Adopts a cluster. */
  public Adopted adopt(String name, String kubeconfig) {
    String path = ADOPTED + "?name=" + LevanteClient.encode(name);
    return wire.read(
        wire.post(path, account.header(), kubeconfig, Map.of()), new TypeReference<>() {});
  }

  /** Lets a cluster go. */
  public void release(String cluster) {
    wire.delete(ADOPTED + "/" + LevanteClient.encode(cluster), account.header());
  }

  /** Gives a cluster a storage. */
  public Storage attach(String cluster, Given given) {
    return wire.read(wire.put(of(cluster), account.header(), given), new TypeReference<>() {});
  }

  /** The storage that a cluster was given. */
  public Storage storage(String cluster) {
    return wire.read(wire.get(of(cluster), account.header()), new TypeReference<>() {});
  }

  /** Takes a storage away from a cluster. */
  public void detach(String cluster) {
    wire.delete(of(cluster), account.header());
  }

  private static String of(String cluster) {
    return "/api/v1/storages/" + LevanteClient.encode(cluster);
  }
}
