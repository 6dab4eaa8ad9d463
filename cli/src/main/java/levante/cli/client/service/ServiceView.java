package levante.cli.client.service;

import java.util.List;

/** A service; its paths are {@code storage:bucket/prefix}. */
public record ServiceView(String name, String cluster, List<String> inputs, List<String> outputs) {
  public ServiceView {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** {@code CLUSTER/NAME}. */
  public String id() {
    return cluster + "/" + name;
  }
}
