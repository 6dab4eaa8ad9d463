package levante.web.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.web.view.ClusterRow;
import levante.web.view.Dashboard;
import levante.web.view.DecisionRow;
import levante.web.view.JobRow;
import levante.web.view.LineageStep;
import levante.web.view.MachineRow;
import levante.web.view.Picture;
import levante.web.view.ResultRow;
import levante.web.view.ServiceRow;
import levante.web.view.Status;
import levante.web.view.Status.Tone;

/** The use case in the middle of its run, with one file that was broken. */
final class DashboardFixture {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final ClusterId CLOUD = new ClusterId("cloud-7f3a2b");
  private static final Status READY = new Status(Tone.GOOD, "ready");

  private DashboardFixture() {}

  static Dashboard dashboard() {
    return new Dashboard(
        clusters(),
        machines(),
        services(),
        jobs(),
        decisions(),
        results(),
        Dashboard.Beyond.NOTHING);
  }

  private static List<ClusterRow> clusters() {
    return List.of(
        new ClusterRow(
            CLOUD,
            "Kubernetes",
            "sandbox, cloud-west",
            new Status(Tone.BUSY, "scaling"),
            2,
            4,
            new BigDecimal("0.2768")),
        new ClusterRow(EDGE, "K3s", "sandbox, edge-1", READY, 1, 1, new BigDecimal("0.0416")));
  }

  private static List<MachineRow> machines() {
    return List.of(
        machine("cloud-front-7f3a2b-0", CLOUD, "medium", READY, 12),
        machine("cloud-wn-7f3a2b-0", CLOUD, "large", READY, 95),
        machine("cloud-wn-7f3a2b-1", CLOUD, "large", new Status(Tone.BUSY, "booting"), 101),
        machine("cloud-wn-7f3a2b-2", CLOUD, "large", new Status(Tone.BAD, "failed"), 103),
        machine("edge-7f3a2b-0", EDGE, "small", READY, 11));
  }

  private static MachineRow machine(
      String name, ClusterId cluster, String size, Status state, int second) {
    String region = cluster.equals(EDGE) ? "edge-1" : "cloud-west";
    return new MachineRow(
        name, Optional.of(cluster), size, state, region, NOON.plusSeconds(second));
  }

  private static List<ServiceRow> services() {
    return List.of(
        new ServiceRow(
            "anon-and-split",
            EDGE,
            List.of("mask-detector/input"),
            List.of("cloud:mask-detector/intermediate"),
            new ServiceRow.JobCounts(0, 0, 1, 1)),
        new ServiceRow(
            "mask-detector",
            CLOUD,
            List.of("mask-detector/intermediate"),
            List.of("mask-detector/result"),
            new ServiceRow.JobCounts(7, 2, 3, 0)));
  }

  private static List<JobRow> jobs() {
    return List.of(
        job("frame-000100.jpg", new Status(Tone.IDLE, "waiting"), Optional.empty(), 110),
        job("frame-000075.jpg", new Status(Tone.BUSY, "running"), node(0), 109),
        job("frame-000050.jpg", new Status(Tone.GOOD, "succeeded"), node(0), 108),
        job("frame-000025.jpg", new Status(Tone.GOOD, "succeeded"), node(0), 107),
        new JobRow(
            "anon-and-split-broken",
            "anon-and-split",
            EDGE,
            new Status(Tone.BAD, "failed"),
            "mask-detector/input/broken.mp4",
            Optional.of("edge-7f3a2b-0"),
            NOON.plusSeconds(60),
            Optional.of(Duration.ofMillis(812)),
            Optional.of("exit 65: broken.mp4 is no video that can be decoded")));
  }

  private static Optional<String> node(int index) {
    return Optional.of("cloud-wn-7f3a2b-" + index);
  }

  private static JobRow job(String key, Status state, Optional<String> node, int second) {
    return new JobRow(
        "mask-detector-" + key,
        "mask-detector",
        CLOUD,
        state,
        "mask-detector/intermediate/three_faces/" + key,
        node,
        NOON.plusSeconds(second),
        state.tone() == Tone.GOOD ? Optional.of(Duration.ofMillis(2345)) : Optional.empty(),
        Optional.empty());
  }

  private static List<DecisionRow> decisions() {
    return List.of(
        new DecisionRow(
            NOON.plusSeconds(100),
            CLOUD,
            "scale-up of cloud-wn by 2",
            "7 pods wait for 7 cpu and 7Gi; two large machines hold them at the lowest price",
            List.of(
                "small: a pod's memory of 1Gi does not fit",
                "gpu: 5 times the price of large for the same pods")),
        new DecisionRow(NOON.plusSeconds(80), EDGE, "hold", "no pod waits", List.of()));
  }

  private static List<ResultRow> results() {
    List<ResultRow> results = new ArrayList<>();
    for (String frame : List.of("frame-000050", "frame-000025")) {
      results.add(
          new ResultRow(
              "mask-detector/result/" + frame + ".jpg",
              new Picture("result-" + frame, "Result " + frame + ": faces with their boxes"),
              Optional.of(new Picture("input-" + frame, "Input " + frame + ": faces blurred")),
              NOON.plusSeconds(111),
              "faces: 3, masks: 1",
              List.of(
                  new LineageStep("object", "mask-detector/input/three_faces.mp4"),
                  new LineageStep("job", "anon-and-split-1f6c2d-1"),
                  new LineageStep("object", "mask-detector/intermediate/" + frame + ".jpg"),
                  new LineageStep("job", "mask-detector-8a11e0-1"),
                  new LineageStep("object", "mask-detector/result/" + frame + ".jpg"))));
    }
    return results;
  }
}
