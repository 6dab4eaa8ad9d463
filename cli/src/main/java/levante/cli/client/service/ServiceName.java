package levante.cli.client.service;

import levante.cli.client.Calls;

/** A service and the cluster that it is of, written {@code CLUSTER/NAME}. */
public record ServiceName(String cluster, String name) {
  /** OSCAR's path of it below {@code what}, such as {@code run}. */
  public String path(String what) {
    return "/oscar/%s/%s/%s".formatted(Calls.encode(cluster), what, Calls.encode(name));
  }

  @Override
  public String toString() {
    return cluster + "/" + name;
  }
}
