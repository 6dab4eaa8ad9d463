package levante.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import levante.bench.server.Http;
import levante.bench.server.Pause;

/**
 * What a server is filled with by its own wires: users, infrastructures of one machine each, some
 * with clusters, and services on the first of these.
 *
 * @param story the infrastructure whose clusters have the services
 * @param edge the cluster with the services
 */
record World(String story, String edge) {
  static final List<String> USERS =
      IntStream.rangeClosed(1, 8).mapToObj("user%d"::formatted).toList();
  static final String PASSWORD = "bench-" + "p".repeat(16);
  static final String BUCKET = "pictures";

  /** So many infrastructures of the first owner's have clusters, two each. */
  private static final int WITH_CLUSTERS = 5;

  /** Of a hundred infrastructures so many are others'. */
  private static final int OTHERS = 10;

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String YAML = "text/yaml";
  private static final String MACHINE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      metadata: {template_name: "%s"}
      topology_template:
        node_templates:
          machine:
            type: tosca.nodes.Compute
            capabilities:
              host: {properties: {num_cpus: 1, mem_size: 1 GB}}
              os: {properties: {type: linux}}
      """;
  private static final String SERVICE =
      """
          - %s:
              name: %s
              image: debian:12
              memory: 64Mi
              script: "true"
              input: [{path: pictures/%s}]
              output: [{path: pictures/%s}]
      """;

  /** Makes all of it and waits until it is configured. */
  static World made(Wire admin, int infrastructures) {
    for (String user : USERS) {
      admin.post(
          "/api/v1/users",
          "application/json",
          "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(user, PASSWORD));
    }
    String template = admin.get("/api/v1/templates/edge-to-cloud");
    List<String> stories = new ArrayList<>();
    for (int i = 0; i < WITH_CLUSTERS; i++) {
      stories.add(id(admin.post("/api/v1/infrastructures", YAML, template)));
    }
    IntStream.range(WITH_CLUSTERS, infrastructures).parallel().forEach(i -> machine(admin, i));
    int others = Math.max(USERS.size(), infrastructures * OTHERS / 100);
    for (int i = 0; i < others; i++) {
      String user = USERS.get(i % USERS.size());
      machine(Wire.signedIn(admin.base(), user, PASSWORD), i);
    }
    settled(admin);
    return new World(stories.get(0), services(admin, stories.get(0)));
  }

  /** Makes one of one machine; its id. */
  static String machine(Wire wire, int number) {
    return id(
        wire.post(
            "/api/v1/infrastructures", YAML, MACHINE.formatted("fleet-%05d".formatted(number))));
  }

  private static String id(String made) {
    return Http.json(made).path("id").asText();
  }

  /** Waits until all are configured. */
  static void settled(Wire admin) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (admin.page("/infrastructures?everybody=true&state=configured").contains("None fits")
        || isBusy(admin)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not all were configured within " + LIMIT);
      }
      Pause.of(Duration.ofSeconds(1));
    }
  }

  private static boolean isBusy(Wire admin) {
    return List.of("pending", "running").stream()
        .anyMatch(
            state ->
                !admin
                    .page("/infrastructures?everybody=true&state=" + state)
                    .contains("None fits"));
  }

  /** Two services, of which the second reads what the first writes; the cluster's id. */
  private static String services(Wire admin, String story) {
    String fdl =
        "functions:\n  oscar:\n"
            + SERVICE.formatted("edge", Seed.FIRST, "in", "small")
            + SERVICE.formatted("edge", Seed.SECOND, "small", "smaller");
    JsonNode applied = Http.json(admin.post("/api/v1/services?infrastructure=" + story, YAML, fdl));
    String edge = applied.path("services").path(0).path("service").path("cluster").asText();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!admin.page("/buckets").contains("/%s/%s".formatted(edge, BUCKET))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("there is no bucket after " + LIMIT);
      }
      Pause.of(Duration.ofSeconds(1));
    }
    for (int i = 0; i < 250; i++) {
      admin.put("/buckets/%s/%s/object?key=kept/%03d.txt".formatted(edge, BUCKET, i), "kept");
    }
    return edge;
  }
}
