package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/** The nodes of elastic clusters as a client sees and handles them. */
public final class NodesClient {
  private final Wire wire;
  private final Account account;

  NodesClient(Wire wire, Account account) {
    this.wire = wire;
    this.account = account;
  }

  /**
   * The workers and pools of all the caller's clusters that are scaled, as the server writes it.
   */
  public String allText() {
    return wire.get("/api/v1/nodes", account.header());
  }

  /** The same, read. */
  public List<NodesView> all() {
    return wire.read(allText(), new TypeReference<>() {});
  }

  /** The cluster's workers and pools, as the server writes them. */
  public String statusText(String cluster) {
    return wire.get(of(cluster) + "/nodes", account.header());
  }

  /** The same, read. */
  public NodesView status(String cluster) {
    return wire.read(statusText(cluster), new TypeReference<>() {});
  }

  /** All about one node, as the server writes it. */
  public String infoText(String cluster, String node) {
    return wire.get(node(cluster, node), account.header());
  }

  /** The same, read. */
  public NodesView.Info info(String cluster, String node) {
    return wire.read(infoText(cluster, node), new TypeReference<>() {});
  }

  /** Takes a node out of use. */
  public NodesView.Act disable(String cluster, String node) {
    return act(wire.put(node(cluster, node) + "/disabled", account.header()));
  }

  /** Takes a node into use again. */
  public NodesView.Act enable(String cluster, String node) {
    return act(wire.delete(node(cluster, node) + "/disabled", account.header()));
  }

  /** Orders so many more nodes of a pool. The server may do it twice when it is asked twice. */
  public NodesView.Act powerOn(String cluster, String pool, int count) {
    String path = of(cluster) + "/pools/" + LevanteClient.encode(pool) + "/nodes?count=" + count;
    return act(wire.post(path, account.header(), "", Map.of()));
  }

  /** Drains a node and gives it back. */
  public NodesView.Act powerOff(String cluster, String node) {
    return act(wire.delete(node(cluster, node), account.header()));
  }

  /** Forgets a node's failures. */
  public NodesView.Act resetNode(String cluster, String node) {
    return act(wire.delete(node(cluster, node) + "/failures", account.header()));
  }

  /** Forgets a pool's failures. */
  public NodesView.Act resetPool(String cluster, String pool) {
    String path = of(cluster) + "/pools/" + LevanteClient.encode(pool) + "/failures";
    return act(wire.delete(path, account.header()));
  }

  private NodesView.Act act(String body) {
    return wire.read(body, new TypeReference<>() {});
  }

  private static String node(String cluster, String node) {
    return of(cluster) + "/nodes/" + LevanteClient.encode(node);
  }

  private static String of(String cluster) {
    return "/api/v1/clusters/" + LevanteClient.encode(cluster);
  }
}
