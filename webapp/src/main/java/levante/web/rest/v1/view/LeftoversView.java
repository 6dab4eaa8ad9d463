package levante.web.rest.v1.view;

import java.util.List;

/** What clouds, clusters, storages and job runners still list of an infrastructure, by name. */
public record LeftoversView(
    List<String> machines,
    List<String> nodes,
    List<String> storages,
    List<String> jobs,
    List<String> objects) {}
